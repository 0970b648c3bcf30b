package io.quizledger.platform.projections;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Compares two generations of a read model document by document while both are folded on. Only
/// documents of equal tokens can differ; one that is ahead in one copy is looked at again.
final class Comparison {
  private static final int ROUNDS = 50;
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(50);
  private static final int REREAD_AT_ONCE = 500;

  private final CompletableFuture<Long> differences = new CompletableFuture<>();

  private Comparison() {}

  /// Starts to compare, on a thread of its own.
  static Comparison start(Generation one, Generation other) {
    var comparison = new Comparison();
    Thread.ofVirtual()
        .name("compare-" + other.tokenName())
        .start(
            () -> {
              try {
                comparison.differences.complete(differences(one, other));
              } catch (RuntimeException | InterruptedException e) {
                comparison.differences.completeExceptionally(e);
              }
            });
    return comparison;
  }

  /// How many documents differ, or are in one copy only.
  CompletableFuture<Long> differences() {
    return differences;
  }

  private static long differences(Generation one, Generation other) throws InterruptedException {
    long differences = 0;
    var collections = one.collections();
    for (int i = 0; i < collections.size(); i++) {
      differences += differences(collections.get(i), other.collections().get(i));
    }
    return differences;
  }

  private static long differences(StoredCollection<?> one, StoredCollection<?> other)
      throws InterruptedException {
    var unequal = unequal(one, other);
    for (int round = 0; round < ROUNDS && !unequal.isEmpty(); round++) {
      Thread.sleep(BETWEEN_ROUNDS);
      unequal = stillUnequal(one, other, unequal);
    }
    return unequal.size();
  }

  /// The ids of what differs at first sight: both collections in the order of their ids, side by
  /// side.
  private static List<String> unequal(StoredCollection<?> one, StoredCollection<?> other) {
    var ids = new ArrayList<String>();
    var order = Sorts.ascending(DocumentCodec.ID);
    try (var left = one.documents().find().sort(order).iterator();
        var right = other.documents().find().sort(order).iterator()) {
      var l = left.hasNext() ? left.next() : null;
      var r = right.hasNext() ? right.next() : null;
      while (l != null || r != null) {
        int side = compareIds(l, r);
        if (side != 0 || !same(l, r)) {
          ids.add(idOf(side <= 0 ? l : r));
        }
        if (side <= 0) {
          l = left.hasNext() ? left.next() : null;
        }
        if (side >= 0) {
          r = right.hasNext() ? right.next() : null;
        }
      }
    }
    return ids;
  }

  private static List<String> stillUnequal(
      StoredCollection<?> one, StoredCollection<?> other, List<String> ids) {
    var still = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += REREAD_AT_ONCE) {
      for (var id : ids.subList(from, Math.min(from + REREAD_AT_ONCE, ids.size()))) {
        if (!same(one(one, id), one(other, id))) {
          still.add(id);
        }
      }
    }
    return still;
  }

  private static @Nullable Document one(StoredCollection<?> collection, String id) {
    return collection.documents().find(Filters.eq(DocumentCodec.ID, id)).first();
  }

  private static int compareIds(@Nullable Document left, @Nullable Document right) {
    if (left == null || right == null) {
      return left == null ? 1 : -1;
    }
    // The server's order of strings, which is that of their bytes.
    var l = idOf(left).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var r = idOf(right).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return java.util.Arrays.compareUnsigned(l, r);
  }

  private static boolean same(@Nullable Document left, @Nullable Document right) {
    return left != null && right != null && content(left).equals(content(right));
  }

  private static Document content(Document document) {
    var content = new Document(document);
    content.remove(DocumentCodec.LATE);
    return content;
  }

  private static String idOf(@Nullable Document document) {
    return Objects.requireNonNull(document).getString(DocumentCodec.ID);
  }
}
