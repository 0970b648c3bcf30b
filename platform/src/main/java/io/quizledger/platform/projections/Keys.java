package io.quizledger.platform.projections;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the engine holds folds to, so that a rebuilt model equals the live one.
final class Keys {
  private Keys() {}

  /// Each key once, in an order that does not hang on the collection they came in.
  static List<String> inOrder(Collection<String> keys) {
    return keys.size() < 2 ? List.copyOf(keys) : keys.stream().distinct().sorted().toList();
  }

  /// Refuses a fold that makes a document vanish.
  static <D> @Nullable D kept(@Nullable D before, @Nullable D after, String collection) {
    if (before != null && after == null) {
      throw new IllegalStateException("the fold of " + collection + " lost a document");
    }
    return after;
  }
}
