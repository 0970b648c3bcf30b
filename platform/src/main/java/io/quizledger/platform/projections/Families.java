package io.quizledger.platform.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which documents there are of the families that began while this node folds. All of them were
/// made here, so the database need not be asked for those that are not there yet. The guard of the
/// write tells whether that is still so.
///
/// For one thread at a time.
final class Families {
  /// What an id takes beside its letters.
  private static final int BYTES_PER_ID = 80;

  private final Function<String, @Nullable String> familyOf;
  private final Cache<String, Set<String>> made;

  /// @param familyOf the family of the document with an id; null where it has none
  /// @param maxBytes what the ids that are remembered may come to, roughly
  Families(Function<String, @Nullable String> familyOf, long maxBytes) {
    this.familyOf = familyOf;
    this.made =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<String, Set<String>>weigher(Families::weight)
            .executor(Runnable::run)
            .build();
  }

  private static int weight(String family, Set<String> ids) {
    return (ids.size() + 1) * (family.length() + BYTES_PER_ID);
  }

  /// Nothing of the family was there before now.
  void begun(String family) {
    made.asMap().putIfAbsent(family, new HashSet<>());
  }

  /// Whether the document is known not to be there.
  boolean isAbsent(String id) {
    var family = familyOf.apply(id);
    var ids = family == null ? null : made.getIfPresent(family);
    return ids != null && !ids.contains(id);
  }

  /// The document is there from now on.
  void made(String id) {
    var family = familyOf.apply(id);
    if (family != null) {
      // The cache weighs what is computed again, and not what was changed behind its back.
      made.asMap().computeIfPresent(family, (name, ids) -> plus(ids, id));
    }
  }

  private static Set<String> plus(Set<String> ids, String more) {
    ids.add(more);
    return ids;
  }

  /// Forgets a family.
  ///
  /// @return the ids of its documents; none where it was not known
  Set<String> ended(String family) {
    var ids = made.asMap().remove(family);
    return ids == null ? Set.of() : ids;
  }

  /// Forgets all: another node may have been writing since.
  void forget() {
    made.invalidateAll();
  }
}
