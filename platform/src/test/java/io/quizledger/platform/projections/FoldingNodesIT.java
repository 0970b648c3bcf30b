package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.LogTokens;
import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.Won;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes as processes of their own, on the real log.
class FoldingNodesIT {
  private final TestDatabase mongo = new TestDatabase();
  private final MongoEventLog log = FoldingNode.eventLog(mongo.database());
  private final Map<String, Process> nodes = new HashMap<>();
  private int played;

  @AfterEach
  void close() {
    nodes.values().forEach(Process::destroyForcibly);
    log.close();
    mongo.close();
  }

  private void startNode(String node) throws IOException {
    nodes.put(
        node,
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                FoldingNode.class.getName(),
                mongo.uri(),
                mongo.database().getName(),
                "games",
                node)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    var started = new java.util.Date();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                mongo
                        .database()
                        .getCollection("readModelNodes")
                        .countDocuments(
                            new Document("_id", node).append("at", new Document("$gt", started)))
                    == 1);
  }

  private void play(int commits) {
    for (int i = 0; i < commits; i++) {
      var game = "game" + played % 5;
      log.appendEvents(
          List.of(
              fact(new Won(game, "player" + played % 7, BigDecimal.valueOf(played))),
              fact(new Given(game, "player" + played % 7, "player" + played % 3, BigDecimal.ONE))));
      played++;
    }
  }

  private static GenericDomainEventMessage<?> fact(Object payload) {
    return new GenericDomainEventMessage<>("test", UUID.randomUUID().toString(), 0, payload);
  }

  private Document token() {
    return mongo
        .database()
        .getCollection("trackingtokens")
        .find(new Document("processorName", "games@1.g1"))
        .first();
  }

  private long position() {
    var token = token();
    return token == null || !(token.get("token") instanceof org.bson.types.Binary json)
        ? 0
        : LogTokens.position(
            new org.axonframework.eventhandling.GlobalSequenceTrackingToken(
                Long.parseLong(new String(json.getData()).replaceAll("\\D", ""))));
  }

  private long millisUntilRead(long position) {
    long from = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> position() >= position);
    return Duration.ofNanos(System.nanoTime() - from).toMillis();
  }

  private String holder() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> token().getString("owner"), nodes::containsKey);
  }

  @Test
  void a_killed_node_is_replaced_in_time_and_nothing_is_lost_or_doubled() throws Exception {
    startNode("one");
    startNode("two");
    play(50);
    millisUntilRead(log.head().position());
    var takeovers = new ArrayList<Long>();
    for (int kill = 0; kill < 3; kill++) {
      play(40);
      var holder = holder();
      // In the middle of its work, as kill -9 does.
      nodes.remove(holder).destroyForcibly().waitFor();
      play(1);
      takeovers.add(millisUntilRead(log.head().position()));
      startNode(holder);
      play(20);
    }
    millisUntilRead(log.head().position());

    // Five seconds where the machine has not everything else to do as well.
    assertThat(takeovers).anySatisfy(millis -> assertThat(millis).isLessThan(5_000));
    var kept = CrashTest.withoutName(mongo.dump("games", 1));
    try (var fresh =
        Engines.start(
            mongo.database(),
            FoldingNode.logIn(mongo.database()),
            Games.readModel("fresh", Games.WHOLE),
            Engines.settings(),
            Faults.NONE)) {
      fresh.await("fresh", log.head().position());
    }
    assertThat(kept).isNotEmpty().isEqualTo(CrashTest.withoutName(mongo.dump("fresh", 1)));
  }
}
