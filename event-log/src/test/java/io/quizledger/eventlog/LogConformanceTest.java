package io.quizledger.eventlog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// The conformance suite of the log, against the server behind `QUIZLEDGER_TEST_MONGODB_URI` or,
/// where that is not set, against the embedded one.
@Timeout(60)
class LogConformanceTest
    implements AppendingContract,
        ContentsContract,
        ReadingContract,
        RacesContract,
        BadDaysContract,
        EvidenceContract,
        ValidatorsContract {
  private TestServer server;

  @BeforeEach
  void open() {
    server = TestServer.open();
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
