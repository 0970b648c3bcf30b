package io.quizledger.platform.projections;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// The tokens of the generations, one segment each, in the extension's token store.
final class Tokens {
  private static final int SEGMENT = 0;

  private final TokenStore store;
  private final MongoTemplate template;
  private final Serializer serializer;
  private final Duration claimTimeout;

  /// @param claimTimeout after which `store` gives a silent node's token to another
  Tokens(TokenStore store, MongoTemplate template, Serializer serializer, Duration claimTimeout) {
    this.store = store;
    this.template = template;
    this.serializer = serializer;
    this.claimTimeout = claimTimeout;
  }

  /// After which a silent node's token may be taken by another.
  Duration claimTimeout() {
    return claimTimeout;
  }

  /// Claims the token of `name` for this node.
  ///
  /// @return null at the log's beginning
  /// @throws UnableToClaimTokenException while another node holds it
  @Nullable TrackingToken claim(String name) {
    if (store.fetchSegments(name).length == 0) {
      try {
        store.initializeTokenSegments(name, 1);
      } catch (RuntimeException e) {
        throw new UnableToClaimTokenException("another node made the token of " + name, e);
      }
    }
    return store.fetchToken(name, SEGMENT);
  }

  void extend(String name) {
    store.extendClaim(name, SEGMENT);
  }

  void store(TrackingToken token, String name) {
    store.storeToken(token, name, SEGMENT);
  }

  void release(String name) {
    store.releaseClaim(name, SEGMENT);
  }

  /// The stored token, whoever holds it; null at the log's beginning, or where there is none.
  @Nullable TrackingToken peek(String name) {
    var entry =
        template
            .trackingTokensCollection()
            .find(Filters.and(Filters.eq("processorName", name), Filters.eq("segment", SEGMENT)))
            .first();
    return entry == null || !(entry.get("token") instanceof Binary token)
        ? null
        : serializer.deserialize(
            new SimpleSerializedObject<>(
                token.getData(), byte[].class, entry.getString("tokenType"), null));
  }

  /// The stored token as one number that grows along the log; -1 at its beginning.
  long peekIndex(String name) {
    var token = peek(name);
    return token == null ? -1 : token.position().orElse(-1);
  }

  void delete(String name) {
    template.trackingTokensCollection().deleteMany(new Document("processorName", name));
  }
}
