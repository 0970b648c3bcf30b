package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.standalone.proxy.LocalProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of each side are restarted one after the other while people are at work.
@Tag("campaign")
class RollingRestartIT {
  private static final int LEARNERS = 6;

  /// Several looks of the balancer, also on a machine that has much to do.
  private static final String NOTICE = "8s";

  /// What a node gives up after, long enough that it is no fault of a restart: programs that start
  /// leave the others little of a small machine.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "quizledger.web.drain-notice", NOTICE,
          "quizledger.projections.wait-limit", "15s",
          "quizledger.mongodb.connect-timeout", "20s",
          "quizledger.log.append-timeout", "15s");

  @TempDir Path directory;

  private final List<Node> commands = new ArrayList<>();
  private final List<Node> queries = new ArrayList<>();
  private DatabaseServer server;
  private Balancer balancer;
  private LocalProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = DatabaseServer.start(directory);
    var settings = new HashMap<>(School.settings());
    settings.putAll(SETTINGS);
    for (var number = 0; number < 2; number++) {
      commands.add(new Node("command-side", directory, server.uri(), settings).start());
      queries.add(new Node("query-side", directory, server.uri(), SETTINGS).start());
    }
    commands.forEach(Node::ready);
    queries.forEach(Node::ready);
    balancer = new Balancer(commands, queries);
    commands.forEach(this::isSentTo);
    queries.forEach(this::isSentTo);
    proxy = new LocalProxy(0, balancer).start();
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    balancer.close();
    for (var node : commands) {
      node.close();
    }
    for (var node : queries) {
      node.close();
    }
    server.close();
  }

  @Test
  void nobody_notices_that_every_process_is_restarted() throws Exception {
    try (var work = new SchoolAtWork(proxy.address(), LEARNERS)) {
      work.goesOnFor(Duration.ofSeconds(1));
      for (var number = 0; number < 2; number++) {
        restart(commands.get(number), queries.get(number));
        work.goesOnFor(Duration.ofSeconds(1));
      }
      work.ends();
      assertThat(work.failures()).isEmpty();
      assertThat(work.answersAcknowledged()).isGreaterThan(100);
      assertThat(work.streamsResumed()).isGreaterThanOrEqualTo(2);
    }
  }

  private void restart(Node... nodes) throws Exception {
    for (var node : nodes) {
      assertThat(node.stop()).doesNotContain("were still at work");
      await().atMost(Duration.ofSeconds(5)).until(() -> !balancer.sendsTo(node));
      node.start();
    }
    for (var node : nodes) {
      isSentTo(node.ready());
    }
  }

  /// Waits until the balancer has noticed that the node is ready.
  private void isSentTo(Node node) {
    await().atMost(Duration.ofSeconds(30)).until(() -> balancer.sendsTo(node));
  }
}
