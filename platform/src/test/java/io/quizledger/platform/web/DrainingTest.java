package io.quizledger.platform.web;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.platform.Http;
import io.quizledger.platform.TestProgram;
import io.quizledger.platform.access.TestTokens;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class DrainingTest {
  private final AtomicBoolean told = new AtomicBoolean();
  private EmbeddedMongoDb database;
  private ConfigurableApplicationContext program;
  private Http http;

  @BeforeEach
  void hold() {
    FaultyEndpoints.entered = new CountDownLatch(1);
    FaultyEndpoints.held = new CountDownLatch(1);
    database = EmbeddedMongoDb.inMemory();
  }

  @AfterEach
  void stop() {
    program.close();
    database.close();
  }

  private void start(String setting) {
    DrainListener listener = () -> told.set(true);
    program =
        new SpringApplicationBuilder(TestProgram.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean("listener", DrainListener.class, () -> listener))
            .properties(
                "server.port=0", "quizledger.mongodb.uri=" + database.connectionString(), setting)
            .run();
    http =
        new Http(
            program.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
            program.getBean(TestTokens.class).of("LEARNER"));
  }

  @Test
  void aStoppingProgramFinishesWhatItAcceptedAndRefusesWhatIsNew() throws Exception {
    start("quizledger.web.drain-notice=0s");
    var accepted = CompletableFuture.supplyAsync(() -> http.post("/api/test/slow", "{}"));
    assertThat(FaultyEndpoints.entered.await(10, TimeUnit.SECONDS)).isTrue();

    var stopped = CompletableFuture.runAsync(program::close);
    await().atMost(ofSeconds(10)).untilTrue(told);
    var refused = http.get("/api/test/me");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Connection")).isEqualTo("close");
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(stopped).isNotDone();

    FaultyEndpoints.held.countDown();
    assertThat(accepted.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    stopped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatFailsWhileTheProgramStopsIsToBeSentAgain() throws Exception {
    start("quizledger.web.drain-notice=0s");
    var late = CompletableFuture.supplyAsync(() -> http.post("/api/test/slow?fails=true", "{}"));
    assertThat(FaultyEndpoints.entered.await(10, TimeUnit.SECONDS)).isTrue();
    var stopped = CompletableFuture.runAsync(program::close);
    await().atMost(ofSeconds(10)).untilTrue(told);

    FaultyEndpoints.held.countDown();

    assertThat(late.get(10, TimeUnit.SECONDS).status()).isEqualTo(503);
    assertThat(late.get().header("Retry-After")).isNotEmpty();
    stopped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void untilLoadBalancersHaveNoticedRequestsAreStillTaken() throws Exception {
    start("quizledger.web.drain-notice=5s");
    // What is loaded for the first answers takes no part of the notice.
    http.get("/actuator/health/readiness");
    http.get("/api/test/me");
    var stopped = CompletableFuture.runAsync(program::close);

    await()
        .atMost(ofSeconds(4))
        .pollInterval(ofMillis(10))
        .until(() -> http.get("/actuator/health/readiness").status() == 503);
    assertThat(http.get("/api/test/me").status()).isEqualTo(200);
    assertThat(told).isFalse();

    stopped.get(20, TimeUnit.SECONDS);
    assertThat(told).isTrue();
  }
}
