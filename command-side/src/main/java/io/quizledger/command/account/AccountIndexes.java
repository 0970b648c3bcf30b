package io.quizledger.command.account;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.quizledger.platform.access.AccountFields;
import org.springframework.stereotype.Component;

/// The indexes that accounts and sessions stand on. The unique one on e-mail addresses is a rule,
/// not only a matter of speed: nothing is stored before it is there.
@Component
class AccountIndexes {
  private final MongoDatabase database;
  private volatile boolean present;

  AccountIndexes(MongoDatabase database) {
    this.database = database;
  }

  /// Makes them unless they are there.
  void ensure() {
    if (!present) {
      make();
    }
  }

  private synchronized void make() {
    var accounts = database.getCollection(AccountFields.COLLECTION);
    accounts.createIndex(
        Indexes.ascending(AccountFields.EMAIL), new IndexOptions().unique(true).name("email"));
    accounts.createIndex(
        Indexes.ascending(AccountFields.SEARCH), new IndexOptions().name("search"));
    accounts.createIndex(
        Indexes.ascending(AccountDocuments.PENDING_AT),
        new IndexOptions().sparse(true).name("pending"));
    accounts.createIndex(
        Indexes.ascending(AccountFields.ERASED_AT), new IndexOptions().sparse(true).name("erased"));
    var sessions = database.getCollection(SessionStore.SESSIONS);
    sessions.createIndex(Indexes.ascending(SessionStore.ACCOUNT));
    sessions.createIndex(Indexes.ascending(SessionStore.EXPIRES_AT));
    var tokens = database.getCollection(SessionStore.TOKENS);
    tokens.createIndex(Indexes.ascending(SessionStore.ACCOUNT));
    tokens.createIndex(Indexes.ascending(SessionStore.SESSION));
    tokens.createIndex(Indexes.ascending(SessionStore.EXPIRES_AT));
    var failures = database.getCollection(FailedAttempts.COLLECTION);
    failures.createIndex(Indexes.ascending(FailedAttempts.KEYS, FailedAttempts.AT));
    failures.createIndex(Indexes.ascending(FailedAttempts.AT));
    present = true;
  }
}
