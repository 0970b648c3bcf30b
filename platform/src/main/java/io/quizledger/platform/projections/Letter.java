package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// What a document that stands still has yet to read.
sealed interface Letter {
  /// The document: its collection's name within the read model, and its id.
  String sequence();

  /// Of the event.
  long token();

  /// Tells letters of one sequence apart.
  String key();

  /// What failed; null where the document stands still already.
  @Nullable Throwable cause();

  /// An event for a document of the first stage.
  record OfEvent(String sequence, RecordedEvent event, @Nullable Throwable cause)
      implements Letter {
    @Override
    public long token() {
      return event.token();
    }

    @Override
    public String key() {
      return Long.toString(event.token());
    }
  }

  /// A change for a document of the second stage. It carries the source's states, since the source
  /// goes on.
  record OfChange(String sequence, ParkedChange change, @Nullable Throwable cause)
      implements Letter {
    @Override
    public long token() {
      return change.token();
    }

    @Override
    public String key() {
      return change.token() + "/" + change.source();
    }
  }
}
