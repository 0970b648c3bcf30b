package io.quizledger.eventlog;

import com.mongodb.MongoException;
import java.util.function.Supplier;

/// Reading while the database is away fails as appending does, with [LogUnavailableException], so
/// that callers have one exception to answer with "come back later".
final class Asking {
  private Asking() {}

  static <T> T of(Supplier<T> question) {
    try {
      return question.get();
    } catch (MongoException e) {
      throw LogUnavailableException.unanswered(e);
    }
  }
}
