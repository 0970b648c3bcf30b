package io.quizledger.eventlog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Against MongoDB as a replica set, where a container engine runs.
class ContainerWriterProcessesIT extends WriterProcesses {
  private static final ContainerServer MONGODB = new ContainerServer();

  @BeforeAll
  static void startMongoDb() {
    MONGODB.start();
  }

  @AfterAll
  static void stopMongoDb() {
    MONGODB.stop();
  }

  @Override
  TestServer newServer() {
    return MONGODB.newServer();
  }
}
