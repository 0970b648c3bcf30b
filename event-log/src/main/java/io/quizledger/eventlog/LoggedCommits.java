package io.quizledger.eventlog;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Commits in the order of the log, read page by page while they are asked for.
public final class LoggedCommits implements Iterator<LoggedCommit>, AutoCloseable {
  private final TailPages pages;
  private final long to;
  private long next;
  private Iterator<StoredCommit> page = List.<StoredCommit>of().iterator();

  LoggedCommits(TailPages pages, long from, long to) {
    this.pages = pages;
    this.next = from;
    this.to = to;
  }

  @Override
  public boolean hasNext() {
    return next <= to;
  }

  /// The next commit.
  ///
  /// @throws LogDamagedException where there is none at its position
  /// @throws LogUnavailableException where the database does not answer
  @Override
  public LoggedCommit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!page.hasNext()) {
      page = pages.next().iterator();
    }
    if (!page.hasNext()) {
      throw new LogDamagedException("The commit at position " + next + " is missing");
    }
    next++;
    return LoggedCommit.of(page.next());
  }

  @Override
  public void close() {
    pages.close();
  }
}
