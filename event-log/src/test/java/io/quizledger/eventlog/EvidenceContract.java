package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.event;
import static io.quizledger.eventlog.TestLogs.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.quizledger.eventlog.Events.Priced;
import io.quizledger.eventlog.LogVerification.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/// Whatever is changed in a log is found, at the first position that no longer fits.
interface EvidenceContract extends LogContract {
  int COMMITS = 21;

  private MongoEventLog written() {
    var log = server().log();
    for (var number = 0; number < COMMITS - 1; number++) {
      log.appendEvents(counted("a", number));
    }
    log.appendEvents(
        event("b", 0, new Priced(new BigDecimal("1.2500"), List.of("x"), Map.of(), false)),
        counted("c", 0));
    return log;
  }

  private void assertFoundAt(long position, Consumer<MongoCollection<Document>> tampering) {
    var log = written();
    assertThat(verified(server()))
        .isEqualTo(new Outcome.Sound(COMMITS, log.head().hash(), log.head().root()));
    tampering.accept(server().database().getCollection("events"));
    assertThat(verified(server()))
        .isInstanceOfSatisfying(
            Outcome.Broken.class, broken -> assertThat(broken.position()).isEqualTo(position));
  }

  private static void change(
      MongoCollection<Document> commits, long position, Consumer<Document> change) {
    var commit = commits.find(new Document("_id", position)).first();
    change.accept(commit);
    // Whoever tampers will not be stopped by a validator that they can pass by.
    commits.replaceOne(
        new Document("_id", position), commit, new ReplaceOptions().bypassDocumentValidation(true));
  }

  private static Document firstEvent(Document commit) {
    return commit.getList("events", Document.class).getFirst();
  }

  @Test
  default void aFlippedByteInAPayloadIsFound() {
    assertFoundAt(
        7,
        commits ->
            change(
                commits,
                7,
                commit -> firstEvent(commit).get("payload", Document.class).put("writer", "b")));
  }

  @Test
  default void anEqualNumberWithAnotherScaleIsFound() {
    assertFoundAt(
        COMMITS,
        commits ->
            change(
                commits,
                COMMITS,
                commit ->
                    firstEvent(commit)
                        .get("payload", Document.class)
                        .put("amount", Decimal128.parse("1.25"))));
  }

  @Test
  default void aRemovedCommitIsFound() {
    assertFoundAt(11, commits -> commits.deleteOne(new Document("_id", 11L)));
  }

  @Test
  default void aSwappedPairIsFound() {
    assertFoundAt(
        4,
        commits -> {
          var fourth = commits.findOneAndDelete(new Document("_id", 4L));
          var fifth = commits.findOneAndDelete(new Document("_id", 5L));
          commits.insertOne(fourth.append("_id", 5L));
          commits.insertOne(fifth.append("_id", 4L));
        });
  }

  @Test
  default void everyFieldOfACommitIsCovered() {
    assertFoundAt(
        2, commits -> change(commits, 2, commit -> commit.put("time", new Date(1L << 50))));
    for (var field : List.of("hash", "root")) {
      server().database().getCollection("events").drop();
      assertFoundAt(
          3,
          commits -> change(commits, 3, commit -> commit.put(field, flipped(commit.get(field)))));
    }
    server().database().getCollection("events").drop();
    assertFoundAt(
        4, commits -> change(commits, 4, commit -> commit.put("nodes", List.of(zeros(), zeros()))));
    server().database().getCollection("events").drop();
    assertFoundAt(5, commits -> change(commits, 5, commit -> commit.put("keys", List.of("a#999"))));
    server().database().getCollection("events").drop();
    assertFoundAt(6, commits -> change(commits, 6, commit -> commit.append("note", "added")));
    server().database().getCollection("events").drop();
    assertFoundAt(
        8, commits -> change(commits, 8, commit -> firstEvent(commit).append("note", "added")));
  }

  private static Binary flipped(Object stored) {
    var bytes = ((Binary) stored).getData().clone();
    bytes[31] ^= 1;
    return new Binary(bytes);
  }

  private static Binary zeros() {
    return new Binary(new byte[32]);
  }

  @Test
  default void aReceiptFindsALogThatWasCutOffAtItsEnd() {
    var log = written();
    var receipts = Map.of(log.head().position(), log.head().hash());
    server().database().getCollection("events").deleteOne(new Document("_id", (long) COMMITS));
    var verification = new LogVerification(server().database(), "events");

    assertThat(verified(server())).isInstanceOf(Outcome.Sound.class);
    assertThat(verification.run(receipts, Duration.ofHours(1), p -> {}, () -> false))
        .isInstanceOfSatisfying(
            Outcome.Broken.class, broken -> assertThat(broken.position()).isEqualTo(COMMITS));
  }

  @Test
  default void aVerificationTellsHowFarItIsAndCanBeStopped() {
    written();
    var told = new ArrayList<LogProgress>();
    var verification = new LogVerification(server().database(), "events");
    var outcome = verification.run(Map.of(), Duration.ZERO, told::add, () -> told.size() == 5);

    assertThat(outcome).isEqualTo(new Outcome.Stopped(5));
    assertThat(told.getLast().position()).isEqualTo(5);
    assertThat(told.getLast().head()).isEqualTo(COMMITS);
  }

  @Test
  default void everyCommitIsProvedAgainstEveryLaterRootAndNoOtherHashIs() {
    var log = written();
    var proofs = log.proofs();
    var heads = heads();
    for (var size = 1L; size <= COMMITS; size++) {
      for (var position = 1L; position <= size; position++) {
        var proof = proofs.inclusion(position, size);
        assertThat(proof.proves(heads.get(position).hash(), heads.get(size).root())).isTrue();
        assertThat(proof.path()).hasSizeLessThanOrEqualTo(5);
        var other = position == 1 ? COMMITS : position - 1;
        assertThat(proof.proves(heads.get(other).hash(), heads.get(size).root())).isFalse();
      }
    }
  }

  @Test
  default void everyEarlierHeadIsProvedToBeTheBeginningOfEveryLaterOne() {
    var log = written();
    var proofs = log.proofs();
    var heads = heads();
    for (var to = 1L; to <= COMMITS; to++) {
      for (var from = 1L; from <= to; from++) {
        var proof = proofs.consistency(from, to);
        assertThat(proof.proves(heads.get(from).root(), heads.get(to).root())).isTrue();
        var other = heads.get(from == 1 ? COMMITS : from - 1).root();
        assertThat(proof.proves(other, heads.get(to).root())).isFalse();
      }
    }
  }

  /// Hash and root of every commit, as they are stored.
  private Map<Long, LogHead> heads() {
    var heads = new HashMap<Long, LogHead>();
    for (var commit : server().database().getCollection("events").find()) {
      heads.put(
          commit.getLong("_id"),
          new LogHead(
              commit.getLong("_id"),
              Sha256.hex(commit.get("hash", Binary.class).getData()),
              Sha256.hex(commit.get("root", Binary.class).getData()),
              commit.getDate("time").toInstant()));
    }
    return heads;
  }
}
