package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// A document while a batch is folded into it.
final class WorkingDocument<D extends Record> {
  private final String id;
  private final long guard;
  private @Nullable D content;
  private long token;
  private LateTokens late;
  private boolean changed;

  private WorkingDocument(String id, long guard, @Nullable D content, LateTokens late) {
    this.id = id;
    this.guard = guard;
    this.token = guard;
    this.content = content;
    this.late = late;
  }

  static <D extends Record> WorkingDocument<D> absent(String id) {
    return new WorkingDocument<>(id, StoredCollection.ABSENT, null, LateTokens.NONE);
  }

  static <D extends Record> WorkingDocument<D> of(StoredCollection.Loaded<D> loaded) {
    var stored = loaded.stored();
    return new WorkingDocument<>(stored.id(), stored.token(), stored.document(), loaded.late());
  }

  String id() {
    return id;
  }

  /// The token that it was loaded at.
  long guard() {
    return guard;
  }

  /// The token of the last event folded into it, in memory.
  long token() {
    return token;
  }

  @Nullable D content() {
    return content;
  }

  LateTokens late() {
    return late;
  }

  boolean isChanged() {
    return changed;
  }

  void become(D content, long token) {
    this.content = content;
    this.token = Math.max(this.token, token);
    this.changed = true;
  }

  void becomeLate(D content, long token, String source) {
    become(content, token);
    late = late.with(source, token);
  }

  void forgetLate(java.util.function.Predicate<String> source) {
    var fewer = late.without(source);
    changed |= !fewer.equals(late);
    late = fewer;
  }

  StoredCollection.Write<D> toWrite(DocumentCodec<D> codec) {
    var written = java.util.Objects.requireNonNull(content);
    var raw = codec.encode(id, token, written, late);
    return new StoredCollection.Write<>(
        guard,
        raw,
        new StoredCollection.Loaded<>(
            new Stored<>(id, token, written), late, raw.getByteBuffer().remaining()));
  }
}
