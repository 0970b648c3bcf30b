package io.quizledger.platform.mongo;

import com.mongodb.client.MongoDatabase;

/// What must be done in the database before the program is ready, as making an index. It is done
/// once the database is there, at every start, possibly by several nodes at once, and again after a
/// failure: doing it twice must do no harm.
@FunctionalInterface
public interface DatabasePreparation {
  /// Does it.
  void prepare(MongoDatabase database);
}
