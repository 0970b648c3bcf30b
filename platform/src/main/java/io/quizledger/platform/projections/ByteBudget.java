package io.quizledger.platform.projections;

/// How many bytes of documents a part of a batch may still load.
final class ByteBudget {
  static final ByteBudget UNLIMITED = new ByteBudget(Long.MAX_VALUE);

  private final long limit;
  private long spent;

  ByteBudget(long limit) {
    this.limit = limit;
  }

  synchronized void spend(int bytes) {
    if (limit != Long.MAX_VALUE) {
      spent += bytes;
      if (spent > limit) {
        throw new BatchTooLargeException();
      }
    }
  }
}
