package io.quizledger.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.quizledger.embedded.EmbeddedMongoDb.DataInUseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
  @TempDir Path directory;

  @Test
  void what_was_written_is_there_after_a_restart_with_its_indexes() {
    try (var server = EmbeddedMongoDb.at(directory);
        var client = MongoClients.create(server.connectionString())) {
      var things = client.getDatabase("tests").getCollection("things");
      things.createIndex(ascending("keys"), new IndexOptions().unique(true));
      things.insertOne(new Document("_id", 1L).append("keys", List.of("a", "b")));
      things.insertOne(new Document("_id", 2L).append("keys", List.of("c")));
      things.updateOne(eq(2L), new Document("$set", new Document("keys", List.of("d"))));
    }
    try (var server = EmbeddedMongoDb.at(directory);
        var client = MongoClients.create(server.connectionString())) {
      var things = client.getDatabase("tests").getCollection("things");
      assertThat(things.find(eq("keys", "b")).first().getLong("_id")).isEqualTo(1L);
      assertThat(things.find(in("keys", "c", "d")).map(d -> d.getLong("_id"))).containsExactly(2L);
      assertThatThrownBy(
              () -> things.insertOne(new Document("_id", 3L).append("keys", List.of("a"))))
          .isInstanceOf(MongoException.class);
      assertThat(things.listIndexes()).hasSize(2);
    }
  }

  @Test
  void a_second_server_on_the_same_data_is_refused_by_name() throws Exception {
    try (var program = ServerProcess.on(directory)) {
      assertThat(program.connectionString()).startsWith("mongodb://");
      assertThatThrownBy(() -> EmbeddedMongoDb.at(directory))
          .isInstanceOf(DataInUseException.class)
          .hasMessageContaining(directory.toString());
    }
  }

  /// Eight writers insert and count; the server is killed in the middle, again and again on the
  /// same file. Whatever was acknowledged is there, and every document stands in its index.
  @RepeatedTest(2)
  void no_acknowledged_write_is_lost_when_the_server_is_killed() throws Exception {
    var next = new AtomicLong();
    var inserted = new ConcurrentLinkedQueue<Long>();
    var counted = new ConcurrentLinkedQueue<Integer>();
    for (var round = 0; round < 3; round++) {
      try (var program = ServerProcess.on(directory)) {
        var until = inserted.size() + 400;
        try (var client = MongoClients.create(program.connectionString() + "/?retryWrites=false");
            var writers = Executors.newFixedThreadPool(8)) {
          var things = client.getDatabase("tests").getCollection("things");
          things.createIndex(ascending("keys"), new IndexOptions().unique(true));
          IntStream.range(0, 8)
              .forEach(i -> writers.execute(() -> write(things, next, inserted, counted)));
          await().atMost(30, TimeUnit.SECONDS).until(() -> inserted.size() >= until);
          program.kill();
          client.close();
        }
      }
    }
    try (var server = EmbeddedMongoDb.at(directory);
        var client = MongoClients.create(server.connectionString())) {
      var things = client.getDatabase("tests").getCollection("things");
      var found = things.find().map(d -> d.getLong("_id")).into(new ArrayList<>());
      assertThat(found).containsAll(inserted);
      for (var id : found) {
        if (id >= 0) {
          assertThat(things.find(eq("keys", "k" + id)).first()).containsEntry("_id", id);
        }
      }
      var highest = counted.stream().mapToInt(n -> n).max().orElseThrow();
      assertThat(things.find(eq(-1L)).first().getInteger("n")).isGreaterThanOrEqualTo(highest);
    }
  }

  private static void write(
      MongoCollection<Document> things,
      AtomicLong next,
      Queue<Long> inserted,
      Queue<Integer> counted) {
    var counter = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    try {
      while (true) {
        var id = next.getAndIncrement();
        things.insertOne(new Document("_id", id).append("keys", List.of("k" + id, "l" + id)));
        inserted.add(id);
        counted.add(things.findOneAndUpdate(eq(-1L), Updates.inc("n", 1), counter).getInteger("n"));
      }
    } catch (MongoException | IllegalStateException killed) {
      // The server is gone; what was acknowledged is in the lists.
    }
  }

  /// The server in a process of its own, on a file.
  private record ServerProcess(Process process, String connectionString) implements AutoCloseable {
    static ServerProcess on(Path directory) throws IOException {
      var log = Files.createTempFile("embedded", ".log");
      var process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  EmbeddedMongoDb.class.getName(),
                  directory.toString())
              .redirectError(log.toFile())
              .start();
      var reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      var line = reader.readLine();
      if (line == null) {
        throw new IllegalStateException(Files.readString(log));
      }
      return new ServerProcess(process, line);
    }

    void kill() {
      process.destroyForcibly();
      close();
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }
  }
}
