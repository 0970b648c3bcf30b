package io.quizledger.platform.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.platform.projections.StoredCollection.Loaded;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The documents of a collection that this node wrote last, for the next batch that touches them,
/// and what is known of their families. The guard of the next write tells whether it is still so.
final class LatelyWritten<D extends Record> {
  /// A quarter of what is remembered may be ids of families' documents.
  private static final int FAMILIES_SHARE = 4;

  private final boolean remembers;
  private final Cache<String, Loaded<D>> documents;
  private final Families families;

  private LatelyWritten(int maxBytes, Function<String, @Nullable String> familyOf) {
    int ofFamilies = maxBytes / FAMILIES_SHARE;
    this.remembers = maxBytes > 0;
    this.families = new Families(familyOf, ofFamilies);
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes - ofFamilies)
            .<String, Loaded<D>>weigher((id, loaded) -> loaded.bytes())
            .executor(Runnable::run)
            .build();
  }

  /// Remembers nothing: what is written is not touched again.
  static <D extends Record> LatelyWritten<D> nothing() {
    return new LatelyWritten<>(0, id -> null);
  }

  /// @param maxBytes what the documents come to as BSON, and the ids of their families
  static <D extends Record> LatelyWritten<D> upTo(int maxBytes) {
    return new LatelyWritten<>(maxBytes, id -> null);
  }

  /// @param familyOf the family of the document with an id; null where it has none
  static <D extends Record> LatelyWritten<D> upTo(
      int maxBytes, Function<String, @Nullable String> familyOf) {
    return new LatelyWritten<>(maxBytes, familyOf);
  }

  @Nullable Loaded<D> get(String id) {
    return documents.getIfPresent(id);
  }

  /// Whether the document is known not to be there.
  boolean isAbsent(String id) {
    return families.isAbsent(id);
  }

  /// New documents come from one thread at a time, others beside it.
  ///
  /// @param isNew whether it was not there before
  void written(Loaded<D> document, boolean isNew) {
    if (!remembers) {
      return;
    }
    var id = document.stored().id();
    documents.put(id, document);
    if (isNew) {
      families.made(id);
    }
  }

  /// None of the documents of that family was made before now.
  void familyBegun(String family) {
    families.begun(family);
  }

  /// Documents of that family are seldom needed from now on.
  void familyEnded(String family) {
    documents.invalidateAll(families.ended(family));
  }

  /// Another node may have been writing since.
  void forget() {
    documents.invalidateAll();
    families.forget();
  }
}
