package io.quizledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedMongoDbTest {
  @Test
  void a_client_finds_what_it_inserted() {
    try (var server = EmbeddedMongoDb.inMemory();
        var client = MongoClients.create(server.connectionString())) {
      var things = client.getDatabase("tests").getCollection("things");
      things.insertOne(new Document("_id", 1L));
      assertThat(things.find(new Document("_id", 1L)).first()).isEqualTo(new Document("_id", 1L));
    }
  }
}
