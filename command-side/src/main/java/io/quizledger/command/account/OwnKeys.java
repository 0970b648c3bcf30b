package io.quizledger.command.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// Keys that the installation made for itself. They lie in its database, numbered, so that all
/// nodes sign with the same one and two nodes never make the same number. A key is published for a
/// while before it signs and after it has signed its last.
final class OwnKeys implements SigningKeys.KeyRing {
  static final String COLLECTION = "signingKeys";
  private static final String KEY = "key";
  private static final String SIGNS_FROM = "signsFrom";

  private final MongoCollection<Document> collection;
  private final SigningSettings settings;
  private final Duration tokenLifetime;
  private final Clock clock;
  private volatile List<NumberedKey> known = List.of();

  OwnKeys(MongoDatabase database, SigningSettings settings, Duration tokenLifetime, Clock clock) {
    collection = database.getCollection(COLLECTION);
    this.settings = settings;
    this.tokenLifetime = tokenLifetime;
    this.clock = clock;
  }

  @Override
  public SigningKey active() {
    var now = clock.instant();
    var keys = known.isEmpty() ? current(now) : known;
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .reduce((earlier, later) -> later)
        .orElse(keys.getFirst())
        .key();
  }

  @Override
  public List<SigningKey> toPublish() {
    return current(clock.instant()).stream().map(NumberedKey::key).toList();
  }

  private List<NumberedKey> current(Instant now) {
    var keys = stored();
    if (keys.isEmpty()) {
      add(1, now);
      keys = stored();
    } else if (isDue(keys.getLast(), now)) {
      add(keys.getLast().number() + 1, now.plus(settings.publishAhead()));
      keys = stored();
    }
    known = withoutSpent(keys, now);
    return known;
  }

  private boolean isDue(NumberedKey newest, Instant now) {
    return now.isAfter(
        newest.signsFrom().plus(settings.rotateAfter()).minus(settings.publishAhead()));
  }

  /// Drops the keys whose successor has signed for so long that no token of theirs is good any
  /// more.
  private List<NumberedKey> withoutSpent(List<NumberedKey> keys, Instant now) {
    var kept = new ArrayList<NumberedKey>();
    for (int i = 0; i < keys.size(); i++) {
      if (i + 1 < keys.size() && isSpent(keys.get(i + 1), now)) {
        collection.deleteOne(eq("_id", keys.get(i).number()));
      } else {
        kept.add(keys.get(i));
      }
    }
    return List.copyOf(kept);
  }

  private boolean isSpent(NumberedKey successor, Instant now) {
    return now.isAfter(successor.signsFrom().plus(tokenLifetime).plus(settings.publishAhead()));
  }

  private List<NumberedKey> stored() {
    var keys = new ArrayList<NumberedKey>();
    collection
        .find()
        .sort(ascending("_id"))
        .forEach(
            document ->
                keys.add(
                    new NumberedKey(
                        document.get("_id", Number.class).longValue(),
                        SigningKey.parse(document.getString(KEY)).getFirst(),
                        document.getDate(SIGNS_FROM).toInstant())));
    return keys;
  }

  /// Another node may have been first; then its key is the one.
  private void add(long number, Instant signsFrom) {
    try {
      collection.insertOne(
          new Document("_id", number)
              .append(KEY, SigningKey.generate().secretJson())
              .append(SIGNS_FROM, Date.from(signsFrom)));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private record NumberedKey(long number, SigningKey key, Instant signsFrom) {}
}
