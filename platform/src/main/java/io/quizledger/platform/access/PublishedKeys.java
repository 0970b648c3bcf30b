package io.quizledger.platform.access;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.jsonwebtoken.security.Jwks;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public key set as the command side publishes it in the database, where the query side finds
/// it also while the command side is down, and after a restart of its own.
///
/// It is read again when it is older than `maxAge`, and for an unknown key id when it is older than
/// `minAge`. While the database is gone, what was read last goes on counting, and a key that is not
/// in it is refused as unavailable, not as unknown: whoever holds a good token is not to sign in
/// anew. A request waits no longer than `readTimeout` for it: where the network swallows
/// everything, what it asks for itself has to wait anyway.
public final class PublishedKeys implements VerificationKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
  private static final String JWK = "jwk";

  private final MongoCollection<Document> collection;
  private final MongoCollection<Document> inTime;
  private final Ticker ticker;
  private final long minAge;
  private final long maxAge;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile KeySet keys;

  PublishedKeys(
      MongoDatabase database,
      Ticker ticker,
      Duration minAge,
      Duration maxAge,
      Duration readTimeout) {
    this.collection = database.getCollection("verification_keys");
    this.inTime = collection.withTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    this.ticker = ticker;
    this.minAge = minAge.toNanos();
    this.maxAge = maxAge.toNanos();
    this.keys = new KeySet(Map.of(), Map.of(), ticker.read() - this.maxAge - 1, false);
  }

  @Override
  public Optional<PublicKey> find(String keyId) {
    var known = keys;
    if (!known.byId.containsKey(keyId)) {
      if (known.olderThan(minAge, ticker.read())) {
        read(known);
      }
    } else if (known.olderThan(maxAge, ticker.read()) && reading.tryLock()) {
      // Whoever comes meanwhile is served with what is known.
      try {
        read(known);
      } finally {
        reading.unlock();
      }
    }
    var current = keys;
    var found = current.byId.get(keyId);
    if (found == null && current.isDoubtful) {
      throw new Refusal(CommonErrorCode.UNAVAILABLE, "The keys of access tokens cannot be read");
    }
    return Optional.ofNullable(found);
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
      var byId = new HashMap<String, PublicKey>();
      var jwks = new HashMap<String, String>();
      for (var document : all()) {
        var id = document.getString("_id");
        var jwk = document.getString(JWK);
        byId.put(id, publicKey(jwk));
        jwks.put(id, jwk);
      }
      keys = new KeySet(Map.copyOf(byId), Map.copyOf(jwks), ticker.read(), false);
    } catch (MongoException e) {
      keys = new KeySet(known.byId, known.jwks, ticker.read(), true);
      LOG.warn("The published keys cannot be read; the last ones go on counting: {}", e.toString());
    } finally {
      reading.unlock();
    }
  }

  private List<Document> all() {
    return inTime.find().into(new ArrayList<>());
  }

  private static PublicKey publicKey(String jwk) {
    if (Jwks.parser().build().parse(jwk).toKey() instanceof PublicKey key) {
      return key;
    }
    throw new IllegalArgumentException("Only public keys are published");
  }

  /// @param isDoubtful whether the last try to read it failed
  private record KeySet(
      Map<String, PublicKey> byId, Map<String, String> jwks, long readAt, boolean isDoubtful) {
    boolean olderThan(long nanos, long now) {
      return now - readAt > nanos;
    }
  }
}
