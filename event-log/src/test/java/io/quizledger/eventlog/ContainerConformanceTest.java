package io.quizledger.eventlog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

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
  private static final ContainerServer MONGODB = new ContainerServer();

  private TestServer server;

  @BeforeAll
  static void startMongoDb() {
    MONGODB.start();
  }

  @AfterAll
  static void stopMongoDb() {
    MONGODB.stop();
  }

  @BeforeEach
  void open() {
    server = MONGODB.newServer();
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
