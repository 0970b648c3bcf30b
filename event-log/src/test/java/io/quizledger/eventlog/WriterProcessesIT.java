package io.quizledger.eventlog;

/// Against the server behind `QUIZLEDGER_TEST_MONGODB_URI` or, where nothing is set, the embedded
/// one.
class WriterProcessesIT extends WriterProcesses {
  @Override
  TestServer newServer() {
    return TestServer.open();
  }
}
