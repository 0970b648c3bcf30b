package io.quizledger.platform.projections;

/// Names a document within a read model, as `standings/quiz-1`.
record Sequence(String collection, String id) {
  static Sequence of(String name) {
    int slash = name.indexOf('/');
    return new Sequence(name.substring(0, slash), name.substring(slash + 1));
  }
}
