package io.quizledger.eventlog;

import org.axonframework.common.AxonNonTransientException;

/// A claim of the commit stands in the log already; nothing of the commit was written.
public final class ClaimTakenException extends AxonNonTransientException {
  private final String claim;
  private final long position;

  /// Names the taken `claim` and the `position` of the commit that holds it.
  public ClaimTakenException(String claim, long position) {
    super("Claim " + claim + " was taken by the commit at position " + position);
    this.claim = claim;
    this.position = position;
  }

  /// The claim as it was asked for.
  public String claim() {
    return claim;
  }

  /// The position of the commit that holds the claim, from 1.
  public long position() {
    return position;
  }
}
