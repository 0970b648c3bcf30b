package io.quizledger.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.throttle.ClientAddress;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Counts wrong passwords in the database, for all nodes. Each attempt is a document of its own,
/// written before the password is judged and removed if it was right: so however many come at once,
/// no more than the limit are judged, and no counter has to be kept right.
@Component
class FailedAttempts {
  static final String COLLECTION = "failedAttempts";
  static final String KEYS = "keys";
  static final String AT = "at";

  private final MongoCollection<Document> collection;
  private final WrongPasswordSettings settings;
  private final AccountIds ids;
  private final Clock clock;

  FailedAttempts(
      MongoDatabase database, WrongPasswordSettings settings, AccountIds ids, Clock clock) {
    collection = database.getCollection(COLLECTION);
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /// Counts an attempt at the account of `email` as a failure until it says otherwise; refuses with
  /// 429 if there were too many. It is the same for addresses that nobody has.
  Attempt begin(String email, ClientAddress from) {
    var now = clock.instant();
    var account = Secrets.hash(email);
    var address = Secrets.hash(from.network());
    var both = Secrets.hash(account + address);
    var id = ids.opaqueId();
    collection.insertOne(
        new Document("_id", id)
            .append(KEYS, List.of("b" + both, "e" + account, "a" + address))
            .append(AT, Date.from(now)));
    try {
      refuseMoreThan(settings.failuresOfAccountFromAddress(), "b" + both, now);
      refuseMoreThan(settings.failuresOfAccount(), "e" + account, now);
      refuseMoreThan(settings.failuresFromAddress(), "a" + address, now);
    } catch (Refusal tooMany) {
      collection.deleteOne(eq("_id", id));
      throw tooMany;
    }
    return () -> collection.deleteOne(eq("_id", id));
  }

  /// Forgets what no longer counts.
  void forgetOld() {
    collection.deleteMany(lte(AT, Date.from(clock.instant().minus(settings.window()))));
  }

  /// The attempt itself is among those counted.
  private void refuseMoreThan(int limit, String key, Instant now) {
    var start = now.minus(settings.window());
    var before =
        collection
            .find(and(eq(KEYS, key), gt(AT, Date.from(start))))
            .sort(descending(AT))
            .skip(limit)
            .limit(1)
            .first();
    if (before != null) {
      var free = before.getDate(AT).toInstant().plus(settings.window());
      throw new Refusal(
          CommonErrorCode.TOO_MANY_REQUESTS,
          "Too many wrong passwords",
          atLeastASecond(Duration.between(now, free)));
    }
  }

  private static Duration atLeastASecond(Duration wait) {
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }

  /// An attempt that counts as a failure.
  interface Attempt {
    /// It was none.
    void succeeded();
  }
}
