package io.quizledger.events;

/// The names of what stands beside an event's payload in the log.
public final class EventMetadata {
  /// The id of the account that caused the event; absent for the system.
  public static final String ACTOR = "actorId";

  /// The id of the HTTP request that caused the event.
  public static final String REQUEST = "requestId";

  /// What tells a repeated request from another one under the same idempotency key.
  public static final String FINGERPRINT = "fingerprint";

  /// What the answer to the command told beside the facts: the parts of an outcome, as a list of
  /// `score`, `correctness` and `feedback`; absent for none.
  public static final String SHOWN = "shown";

  /// On which lines of an imported file, from 1, the questions begin that were imported, in the
  /// order of the commit's events; beside its first event, as a list of numbers.
  public static final String IMPORTED_LINES = "importedLines";

  /// On which lines of that file the questions begin that were skipped.
  public static final String SKIPPED_LINES = "skippedLines";

  private EventMetadata() {}
}
