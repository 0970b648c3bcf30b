package io.quizledger.eventlog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The conformance suite against MongoDB as a replica set, where a container engine runs.
@Timeout(60)
class ContainerConformanceTest
    implements AppendingContract,
        ContentsContract,
        ReadingContract,
        RacesContract,
        BadDaysContract,
        EvidenceContract,
        ValidatorsContract {
  private static MongoDBContainer mongodb;

  private TestServer server;

  @BeforeAll
  static void startMongoDb() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "No container engine runs here");
    mongodb = new MongoDBContainer("mongo:8.0").withReplicaSet();
    mongodb.start();
  }

  @AfterAll
  static void stopMongoDb() {
    if (mongodb != null) {
      mongodb.stop();
    }
  }

  @BeforeEach
  void open() {
    server = TestServer.at(mongodb.getConnectionString() + "/?directConnection=true");
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Override
  public TestServer server() {
    return server;
  }
}
