package io.quizledger.query.catalogue;

/// How many attempts at a quiz were ever started.
record AttemptCount(long attempts) {}
