package io.quizledger.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.ValidationOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedMongoDbTest {
  private static EmbeddedMongoDb server;
  private static MongoClient client;
  private MongoDatabase database;
  private MongoCollection<Document> things;

  @BeforeAll
  static void start() {
    server = EmbeddedMongoDb.inMemory();
    client = MongoClients.create(server.connectionString());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    database = client.getDatabase("tests");
    database.drop();
    things = database.getCollection("things");
  }

  @Test
  void hello_names_a_writable_primary() {
    var hello = database.runCommand(new Document("hello", 1));
    assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
    assertThat(hello.getInteger("maxWireVersion")).isPositive();
  }

  @Test
  void build_info_gives_a_version() {
    assertThat(database.runCommand(new Document("buildInfo", 1)).getString("version")).isNotEmpty();
  }

  @Test
  void majority_concerns_are_accepted() {
    var careful =
        things
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
    careful.insertOne(new Document("_id", 1L));
    assertThat(careful.find(eq(1L)).first()).isNotNull();
  }

  @Test
  void a_validator_is_tolerated() {
    var validator = new Document("$jsonSchema", new Document("required", List.of("_id")));
    database.createCollection(
        "judged",
        new CreateCollectionOptions()
            .validationOptions(new ValidationOptions().validator(validator)));
    var changed =
        database.runCommand(new Document("collMod", "judged").append("validator", validator));
    assertThat(changed.getDouble("ok")).isEqualTo(1.0);
  }

  @Test
  void indexes_are_listed_as_created() {
    things.createIndex(ascending("keys"), new IndexOptions().unique(true).name("keys"));
    things.createIndex(compoundIndex(ascending("quizId"), descending("points")));
    assertThat(things.listIndexes().map(index -> index.getString("name")))
        .containsExactlyInAnyOrder("_id_", "keys", "quizId_1_points_-1");
    things.createIndex(ascending("keys"), new IndexOptions().unique(true).name("keys"));
    assertThat(things.listIndexes()).hasSize(3);
  }

  @Test
  void a_unique_index_over_a_part_of_the_documents_is_refused_and_not_silently_widened() {
    var part = new IndexOptions().unique(true).partialFilterExpression(gt("n", 1));
    assertThatThrownBy(() -> things.createIndex(ascending("n"), part))
        .isInstanceOf(MongoCommandException.class);
  }

  @Test
  void no_increment_of_eight_threads_is_lost_and_each_sees_its_own() throws Exception {
    things.insertOne(new Document("_id", 1L).append("n", 0));
    var seen =
        race(
            8,
            () -> {
              var mine = new ArrayList<Integer>();
              for (var i = 0; i < 200; i++) {
                mine.add(
                    things
                        .findOneAndUpdate(
                            eq(1L),
                            inc("n", 1),
                            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                        .getInteger("n"));
              }
              return mine;
            });
    var all = seen.stream().flatMap(List::stream).toList();
    assertThat(new HashSet<>(all)).hasSize(1600);
    assertThat(things.find().first().getInteger("n")).isEqualTo(1600);
  }

  @Test
  void no_reader_sees_a_document_half_changed() throws Exception {
    things.insertOne(new Document("_id", 1L).append("a", 0).append("b", List.of(0)));
    race(
        4,
        () -> {
          for (var i = 0; i < 300; i++) {
            var n = i;
            if (i % 2 == 0) {
              things.updateOne(
                  eq(1L), new Document("$set", new Document("a", n).append("b", List.of(n))));
            } else {
              var found = things.find(eq(1L)).first();
              assertThat(found.getList("b", Integer.class)).containsExactly(found.getInteger("a"));
            }
          }
          return null;
        });
  }

  @Test
  void one_of_eight_writers_gets_a_key() throws Exception {
    things.createIndex(ascending("keys"), new IndexOptions().unique(true));
    for (var round = 0; round < 50; round++) {
      var key = "stream#" + round;
      var base = round * 100L;
      var writer = new AtomicLong(base);
      var won =
          race(
              8,
              () -> {
                var id = writer.getAndIncrement();
                try {
                  things.insertOne(
                      new Document("_id", id).append("keys", List.of("own#" + id, key)));
                  return true;
                } catch (MongoWriteException e) {
                  assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                  return false;
                }
              });
      assertThat(won).containsOnlyOnce(true);
    }
    assertThat(things.countDocuments()).isEqualTo(50);
  }

  @Test
  void positions_are_found_by_id_range_and_order() {
    insert(1, 500);
    assertThat(ids(and(gt("_id", 10L), lte("_id", 13L)))).containsExactly(11L, 12L, 13L);
    assertThat(ids(and(gte("_id", 10L), lt("_id", 13L)))).containsExactly(10L, 11L, 12L);
    assertThat(ids(and(gte("_id", 10), lt("_id", 12.5)))).containsExactly(10L, 11L, 12L);
    assertThat(ids(in("_id", 400L, 3L, 1000L))).containsExactly(3L, 400L);
    assertThat(things.find().sort(descending("_id")).limit(2).map(d -> d.getLong("_id")))
        .containsExactly(500L, 499L);
    assertThat(
            things
                .find(and(gt("_id", 10L), lt("_id", 20L)))
                .sort(descending("_id"))
                .skip(1)
                .limit(2)
                .map(d -> d.getLong("_id")))
        .containsExactly(18L, 17L);
    assertThat(things.find(lt("_id", 3L)).sort(descending("_id")).map(d -> d.getLong("_id")))
        .containsExactly(2L, 1L);
    assertThat(ids(gt("_id", 499L))).containsExactly(500L);
    assertThat(ids(gt("_id", 500L))).isEmpty();
    assertThat(ids(gt("_id", "text"))).isEmpty();
  }

  @Test
  void a_cursor_reads_everything_in_batches_of_any_size() {
    insert(1, 3_000);
    for (var size : List.of(1_000, 7, 1_024, 5_000)) {
      assertThat(things.find().sort(ascending("_id")).batchSize(size).map(d -> d.getLong("_id")))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 3_000).boxed().toList());
    }
    assertThat(things.find().sort(descending("_id")).map(d -> d.getLong("_id")))
        .hasSize(3_000)
        .startsWith(3_000L)
        .endsWith(1L);
    assertThat(things.find().sort(descending("n")).map(d -> d.getLong("_id"))).hasSize(3_000);
    assertThat(things.find().limit(1_500)).hasSize(1_500);
  }

  @Test
  void documents_of_megabytes_are_read_in_several_messages() {
    var text = "x".repeat(3_000_000);
    for (var id = 1L; id <= 20; id++) {
      things.insertOne(new Document("_id", id).append("text", text));
    }
    assertThat(things.find()).hasSize(20);
  }

  @Test
  void elements_of_an_array_are_found_by_value_list_and_prefix() {
    things.createIndex(ascending("keys"), new IndexOptions().unique(true));
    things.insertMany(
        List.of(
            new Document("_id", 1L).append("keys", List.of("a#0", "b#0")),
            new Document("_id", 2L).append("keys", List.of("a#1")),
            new Document("_id", 3L).append("keys", List.of("b#1", "request:x"))));
    assertThat(ids(eq("keys", "b#0"))).containsExactly(1L);
    assertThat(ids(in("keys", "b#1", "a#0", "b#0", "none"))).containsExactly(1L, 3L);
    assertThat(ids(regex("keys", "^a#"))).containsExactly(1L, 2L);
    assertThat(ids(elemMatch("keys", new Document("$gte", "b#").append("$lt", "b$"))))
        .containsExactly(1L, 3L);
    assertThat(ids(and(gte("keys", "b#1"), lt("keys", "b#9")))).contains(3L);
    things.deleteOne(eq(3L));
    assertThat(ids(eq("keys", "request:x"))).isEmpty();
    things.insertOne(new Document("_id", 4L).append("keys", List.of("request:x")));
    assertThat(ids(eq("keys", "request:x"))).containsExactly(4L);
  }

  @Test
  void a_secondary_index_follows_updates() {
    things.createIndex(compoundIndex(ascending("quizId"), descending("points")));
    insertResult(1L, "q1", "10.5");
    insertResult(2L, "q1", "7.25");
    insertResult(3L, "q2", "9");
    assertThat(
            things
                .find(eq("quizId", "q1"))
                .sort(orderBy(descending("points"), ascending("_id")))
                .map(d -> d.getLong("_id")))
        .containsExactly(1L, 2L);
    things.updateOne(eq(2L), set("points", new Decimal128(new BigDecimal("10.5001"))));
    things.updateOne(eq(3L), set("quizId", "q1"));
    assertThat(
            things
                .find(eq("quizId", "q1"))
                .sort(orderBy(descending("points"), ascending("_id")))
                .map(d -> d.getLong("_id")))
        .containsExactly(2L, 1L, 3L);
    assertThat(ids(eq("quizId", "q2"))).isEmpty();
    assertThat(ids(and(eq("quizId", "q1"), gt("points", new Decimal128(new BigDecimal("9"))))))
        .containsExactly(1L, 2L);
  }

  @Test
  void a_write_guarded_by_a_token_is_a_duplicate_where_the_token_is_not_older() {
    things.insertOne(new Document("_id", "a").append("token", 5L));
    var newer =
        new ReplaceOneModel<>(
            and(eq("a"), lt("token", 6L)),
            new Document("_id", "a").append("token", 6L),
            new ReplaceOptions().upsert(true));
    var older =
        new ReplaceOneModel<>(
            and(eq("a"), lt("token", 6L)),
            new Document("_id", "a").append("token", 4L),
            new ReplaceOptions().upsert(true));
    var other =
        new UpdateOneModel<Document>(
            and(eq("b"), lt("token", 3L)), set("token", 3L), new UpdateOptions().upsert(true));
    var failed =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () ->
                things.bulkWrite(
                    List.of(newer, older, other), new BulkWriteOptions().ordered(false)));
    assertThat(failed.getWriteErrors()).hasSize(1);
    assertThat(failed.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
    assertThat(failed.getWriteErrors().getFirst().getCategory())
        .isEqualTo(ErrorCategory.DUPLICATE_KEY);
    assertThat(things.find(eq("a")).first().getLong("token")).isEqualTo(6L);
    assertThat(things.find(eq("b")).first().getLong("token")).isEqualTo(3L);
  }

  @Test
  void ordered_writes_end_at_the_first_error() {
    things.insertOne(new Document("_id", 2L));
    var failed =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () ->
                things.insertMany(
                    LongStream.rangeClosed(1, 4).mapToObj(i -> new Document("_id", i)).toList()));
    assertThat(failed.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
    assertThat(failed.getWriteResult().getInsertedCount()).isEqualTo(1);
    assertThat(ids(new Document())).containsExactly(1L, 2L);

    things.createIndex(ascending("n"), new IndexOptions().unique(true).sparse(true));
    things.updateOne(eq(1L), set("n", 1));
    assertThatThrownBy(
            () ->
                things.bulkWrite(
                    List.of(
                        new UpdateOneModel<Document>(eq(2L), set("n", 1)),
                        new UpdateOneModel<Document>(eq(2L), set("n", 2)),
                        new InsertOneModel<>(new Document("_id", 9L)))))
        .isInstanceOf(MongoBulkWriteException.class);
    assertThat(things.find(eq(2L)).first()).doesNotContainKey("n");
    assertThat(things.countDocuments()).isEqualTo(2);
  }

  @Test
  void documents_serve_as_ids() {
    var id = new Document("quiz", "q").append("n", 1);
    things.insertOne(new Document("_id", id).append("v", 1));
    assertThat(things.find(eq("_id", id)).first().getInteger("v")).isEqualTo(1);
    assertThatThrownBy(() -> things.insertOne(new Document("_id", id)))
        .isInstanceOf(MongoWriteException.class);
  }

  @Test
  void a_look_up_among_many_thousands_does_not_read_them_all() {
    things.createIndex(ascending("keys"), new IndexOptions().unique(true));
    for (var from = 0L; from < 40_000; from += 2_000) {
      things.insertMany(
          LongStream.range(from, from + 2_000)
              .mapToObj(i -> new Document("_id", i).append("keys", List.of("k" + i, "l" + i)))
              .toList());
    }
    var started = System.nanoTime();
    for (var i = 0L; i < 2_000; i += 4) {
      assertThat(things.find(eq("keys", "l" + i)).first()).isNotNull();
      assertThat(things.find(gt("_id", i)).sort(ascending("_id")).limit(2)).hasSize(2);
      assertThat(things.find().sort(descending("_id")).limit(1)).hasSize(1);
      assertThat(things.countDocuments(in("keys", "k" + i, "l" + (i + 1)))).isEqualTo(2);
    }
    // 2,000 scans of 40,000 documents would take minutes.
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void a_renamed_collection_keeps_its_documents_and_indexes() {
    things.createIndex(ascending("n"), new IndexOptions().unique(true));
    things.insertOne(new Document("_id", 1L).append("n", 7));
    things.renameCollection(new MongoNamespace("tests", "renamed"));
    var renamed = database.getCollection("renamed");
    assertThat(renamed.find(eq("n", 7)).first()).isNotNull();
    assertThatThrownBy(() -> renamed.insertOne(new Document("_id", 2L).append("n", 7)))
        .isInstanceOf(MongoWriteException.class);
    assertThat(things.countDocuments()).isZero();
  }

  private void insert(long first, long last) {
    things.insertMany(
        LongStream.rangeClosed(first, last)
            .mapToObj(i -> new Document("_id", i).append("n", i % 10))
            .toList());
  }

  private void insertResult(long id, String quiz, String points) {
    things.insertOne(
        new Document("_id", id)
            .append("quizId", quiz)
            .append("points", new Decimal128(new BigDecimal(points))));
  }

  private List<Long> ids(Bson filter) {
    return things
        .find(filter)
        .sort(ascending("_id"))
        .map(document -> document.getLong("_id"))
        .into(new ArrayList<>());
  }

  private static <T> List<T> race(int threads, Callable<T> work) throws Exception {
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var results = new ArrayList<T>();
      for (var done : executor.invokeAll(Collections.nCopies(threads, work))) {
        results.add(done.get());
      }
      return results;
    }
  }
}
