package io.quizledger.query.audit;

import io.quizledger.eventlog.LoggedCommit;
import io.quizledger.eventlog.LoggedEvent;
import java.io.IOException;

/// Takes the events of an export, one after the other. Closing it completes the file; without that
/// it is none.
interface EventSink extends AutoCloseable {
  void write(LoggedCommit commit, LoggedEvent event) throws IOException;

  @Override
  void close() throws IOException;
}
