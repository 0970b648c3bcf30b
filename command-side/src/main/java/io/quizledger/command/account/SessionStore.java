package io.quizledger.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.events.ids.AccountId;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Sessions, and the hashes of their refresh tokens, used ones too: a token that comes back long
/// after its use was stolen.
@Component
class SessionStore {
  static final String SESSIONS = "sessions";
  static final String TOKENS = "refreshTokens";
  static final String ACCOUNT = "accountId";
  static final String SESSION = "sessionId";
  static final String EXPIRES_AT = "expiresAt";
  private static final String CREDENTIALS = "credentials";
  private static final String USED_AT = "usedAt";

  private final MongoCollection<Document> sessions;
  private final MongoCollection<Document> tokens;

  SessionStore(MongoDatabase database) {
    sessions = database.getCollection(SESSIONS);
    tokens = database.getCollection(TOKENS);
  }

  void add(Session session) {
    sessions.insertOne(
        new Document("_id", session.id())
            .append(ACCOUNT, session.account().value())
            .append(CREDENTIALS, session.credentials())
            .append(EXPIRES_AT, Date.from(session.endsAt())));
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.find(eq("_id", id)).first())
        .map(
            document ->
                new Session(
                    document.getString("_id"),
                    new AccountId(document.getString(ACCOUNT)),
                    document.get(CREDENTIALS, Number.class).longValue(),
                    document.getDate(EXPIRES_AT).toInstant()));
  }

  /// Lets the session go on although the account's password is now number `credentials`.
  void renew(String id, AccountId account, long credentials) {
    sessions.updateOne(
        and(eq("_id", id), eq(ACCOUNT, account.value())), set(CREDENTIALS, credentials));
  }

  /// Ends the session: without it none of its tokens is worth anything.
  void end(String id) {
    sessions.deleteOne(eq("_id", id));
    tokens.deleteMany(eq(SESSION, id));
  }

  /// Ends all sessions of `account` but `kept`.
  void endOthers(AccountId account, String kept) {
    tokens.deleteMany(and(eq(ACCOUNT, account.value()), ne(SESSION, kept)));
    sessions.deleteMany(and(eq(ACCOUNT, account.value()), ne("_id", kept)));
  }

  void add(RefreshToken token, Session session) {
    tokens.insertOne(
        new Document("_id", Secrets.hash(token.value()))
            .append(SESSION, session.id())
            .append(ACCOUNT, session.account().value())
            .append(EXPIRES_AT, Date.from(token.expiresAt())));
  }

  Optional<StoredToken> token(String value) {
    return Optional.ofNullable(tokens.find(eq("_id", Secrets.hash(value))).first())
        .map(
            document ->
                new StoredToken(
                    document.getString(SESSION),
                    document.getDate(EXPIRES_AT).toInstant(),
                    Optional.ofNullable(document.getDate(USED_AT)).map(Date::toInstant)));
  }

  /// Notes the token's first use.
  void used(String value, Instant at) {
    tokens.updateOne(
        and(eq("_id", Secrets.hash(value)), exists(USED_AT, false)), set(USED_AT, Date.from(at)));
  }

  /// Deletes what has expired.
  void forgetExpired(Instant now) {
    tokens.deleteMany(lte(EXPIRES_AT, Date.from(now)));
    sessions.deleteMany(lte(EXPIRES_AT, Date.from(now)));
  }

  /// A refresh token as it is known.
  ///
  /// @param usedAt when it was first used
  record StoredToken(String sessionId, Instant expiresAt, Optional<Instant> usedAt) {}
}
