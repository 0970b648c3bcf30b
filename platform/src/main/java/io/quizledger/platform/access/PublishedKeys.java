package io.quizledger.platform.access;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.jsonwebtoken.security.Jwks;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public key set as the command side publishes it in the database, where the query side finds
/// it also while the command side is down, and after a restart of its own.
///
/// It is read again when it is older than `maxAge`, and for an unknown key id when it is older than
/// `minAge`. While the database is gone, what was read last goes on counting.
public final class PublishedKeys implements VerificationKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
  private static final String JWK = "jwk";

  private final MongoCollection<Document> collection;
  private final Ticker ticker;
  private final long minAge;
  private final long maxAge;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile KeySet keys;

  PublishedKeys(MongoDatabase database, Ticker ticker, Duration minAge, Duration maxAge) {
    this.collection = database.getCollection("verification_keys");
    this.ticker = ticker;
    this.minAge = minAge.toNanos();
    this.maxAge = maxAge.toNanos();
    this.keys = new KeySet(Map.of(), Map.of(), ticker.read() - this.maxAge - 1);
  }

  @Override
  public Optional<PublicKey> find(String keyId) {
    var known = keys;
    if (known.olderThan(maxAge, ticker.read())
        || (!known.byId.containsKey(keyId) && known.olderThan(minAge, ticker.read()))) {
      read(known);
    }
    return Optional.ofNullable(keys.byId.get(keyId));
  }

  /// The published keys as JSON web keys, by their ids, as they are at this moment.
  public Map<String, String> published() {
    read(keys);
    return keys.jwks;
  }

  /// Makes `jwks`, public JSON web keys by their ids, the whole published set.
  ///
  /// @throws IllegalArgumentException where one of them is no public key
  public void publish(Map<String, String> jwks) {
    jwks.forEach((id, jwk) -> publicKey(jwk));
    jwks.forEach(
        (id, jwk) ->
            collection.replaceOne(
                Filters.eq(id), new Document("_id", id).append(JWK, jwk), UPSERT));
    collection.deleteMany(Filters.nin("_id", jwks.keySet()));
    read(keys);
  }

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private void read(KeySet known) {
    reading.lock();
    try {
      if (keys != known) {
        return;
      }
      keys = new KeySet(known.byId, known.jwks, ticker.read());
      var byId = new HashMap<String, PublicKey>();
      var jwks = new HashMap<String, String>();
      for (var document : all()) {
        var id = document.getString("_id");
        var jwk = document.getString(JWK);
        byId.put(id, publicKey(jwk));
        jwks.put(id, jwk);
      }
      keys = new KeySet(Map.copyOf(byId), Map.copyOf(jwks), ticker.read());
    } catch (MongoException e) {
      LOG.warn("The published keys cannot be read; the last ones go on counting", e);
    } finally {
      reading.unlock();
    }
  }

  private List<Document> all() {
    return collection.find().into(new ArrayList<>());
  }

  private static PublicKey publicKey(String jwk) {
    if (Jwks.parser().build().parse(jwk).toKey() instanceof PublicKey key) {
      return key;
    }
    throw new IllegalArgumentException("Only public keys are published");
  }

  private record KeySet(Map<String, PublicKey> byId, Map<String, String> jwks, long readAt) {
    boolean olderThan(long nanos, long now) {
      return now - readAt > nanos;
    }
  }
}
