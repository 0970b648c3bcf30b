package io.quizledger.eventlog;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// MongoDB as a replica set in a container.
final class ContainerServer {
  private MongoDBContainer mongodb;

  /// Starts it; where no container engine runs, the tests are skipped.
  void start() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "No container engine runs here");
    mongodb = new MongoDBContainer("mongo:8.0").withReplicaSet();
    mongodb.start();
  }

  /// A database of its own for a test.
  TestServer newServer() {
    return TestServer.at(mongodb.getConnectionString() + "/?directConnection=true");
  }

  void stop() {
    if (mongodb != null) {
      mongodb.stop();
    }
  }
}
