package io.quizledger.platform.projections;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import org.bson.Document;

/// Which dead letters were thrown away, by whom and why. Kept for ever.
final class Discards {
  private final MongoCollection<Document> discards;

  Discards(MongoDatabase database) {
    this.discards = database.getCollection("readModelDiscards");
  }

  void keep(String generation, RegistryEntry.LetterRequest request) {
    discards.replaceOne(
        Filters.eq(DocumentCodec.ID, request.requestId()),
        new Document(DocumentCodec.ID, request.requestId())
            .append("generation", generation)
            .append("document", request.sequence())
            .append("index", request.index())
            .append("reason", request.discardReason())
            .append("by", request.by())
            .append("at", Date.from(request.at())),
        new ReplaceOptions().upsert(true));
  }
}
