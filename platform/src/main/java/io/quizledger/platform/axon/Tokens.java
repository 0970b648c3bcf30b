package io.quizledger.platform.axon;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The extension's token store, which makes its index before its first tokens and not before the
/// program may know that there is a database.
final class Tokens extends MongoTokenStore {
  private final MongoTemplate collections;
  private volatile boolean indexed;

  Tokens(MongoTemplate collections, Serializer serializer, AxonSettings settings, String nodeId) {
    super(
        MongoTokenStore.builder()
            .mongoTemplate(collections)
            .serializer(serializer)
            .claimTimeout(settings.claimTimeout())
            .nodeId(nodeId)
            .ensureIndexes(false));
    this.collections = collections;
  }

  @Override
  public void initializeTokenSegments(
      String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
    index();
    super.initializeTokenSegments(processorName, segmentCount, initialToken);
  }

  @Override
  public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
    index();
    super.initializeSegment(token, processorName, segment);
  }

  private void index() {
    if (!indexed) {
      collections
          .trackingTokensCollection()
          .createIndex(
              Indexes.ascending("processorName", "segment"), new IndexOptions().unique(true));
      indexed = true;
    }
  }
}
