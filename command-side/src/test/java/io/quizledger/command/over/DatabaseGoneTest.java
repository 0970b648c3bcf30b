package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.embedded.EmbeddedMongoDb;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DatabaseGoneTest extends OverHttp {
  private EmbeddedMongoDb database;
  private CuttableConnection connection;
  private ConfigurableApplicationContext program;
  private int programPort;

  @BeforeEach
  void startAProgramWhoseDatabaseCanGo() {
    database = EmbeddedMongoDb.inMemory();
    connection = new CuttableConnection(java.net.URI.create(database.connectionString()).getPort());
    program =
        anotherProgram(
            "--server.port=0",
            "--quizledger.log.append-timeout=2s",
            "--quizledger.commands.lock-wait=1s",
            "--quizledger.mongodb.selection-timeout=1s",
            "--quizledger.mongodb.uri=mongodb://127.0.0.1:" + connection.port() + "/gone");
    programPort = port(program);
  }

  @AfterEach
  void stopIt() throws IOException {
    connection.mend();
    program.close();
    connection.close();
    database.close();
  }

  @Test
  void commandsAnswer503InTimeAndEverythingGoesOnWhenItIsBack() throws Exception {
    var author = instructor().at(programPort);
    var learner = learner().at(programPort);
    var attempt = start(learner, published(author, "{}"));
    var path = attempt.path("/answers/" + attempt.question(0));
    Callable<Reply> answer =
        () -> learner.put(path).json("{'response': {'choice': 'right'}}").key("k").send();

    connection.cut();
    var begun = System.nanoTime();
    var replies = atOnce(answer);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).as("%s", reply).isEqualTo(503);
              assertThat(reply.header("Retry-After")).isPresent();
            });

    connection.mend();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> answer.call().status(), status -> status == 200);
    assertThat(answer.call().body().path("sequence").asInt()).isEqualTo(1);
    var next = learner.put(path).json("{'response': {'choice': 'wrong'}}").send();
    assertThat(next.body().path("sequence").asInt()).isEqualTo(2);
  }

  private static List<Reply> atOnce(Callable<Reply> request) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<Callable<Reply>>();
      for (var i = 0; i < 8; i++) {
        calls.add(request);
      }
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
