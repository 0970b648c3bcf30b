package io.quizledger.eventlog;

/// What a part of the conformance suite needs: a fresh database for each test.
interface LogContract {
  /// The database of the running test.
  TestServer server();
}
