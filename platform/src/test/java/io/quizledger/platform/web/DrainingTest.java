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
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class DrainingTest {
  @Test
  void aStoppingProgramFinishesWhatItAcceptedAndRefusesWhatIsNew() throws Exception {
    FaultyEndpoints.entered = new CountDownLatch(1);
    FaultyEndpoints.held = new CountDownLatch(1);
    try (var database = EmbeddedMongoDb.inMemory();
        var program =
            new SpringApplicationBuilder(TestProgram.class)
                .properties(
                    "server.port=0", "quizledger.mongodb.uri=" + database.connectionString())
                .run()) {
      var http =
          new Http(
              program.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
              program.getBean(TestTokens.class).of("LEARNER"));
      var told = new AtomicBoolean();
      program.getBean(Draining.class).onDrain(() -> told.set(true));
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
  }

  @Test
  void whatFailsBecauseTheProgramWaitedLongEnoughIsNoFaultOfTheProgram() throws Exception {
    FaultyEndpoints.entered = new CountDownLatch(1);
    FaultyEndpoints.held = new CountDownLatch(1);
    try (var database = EmbeddedMongoDb.inMemory();
        var program =
            new SpringApplicationBuilder(TestProgram.class)
                .properties(
                    "server.port=0",
                    "quizledger.web.drain-timeout=200ms",
                    "quizledger.mongodb.uri=" + database.connectionString())
                .run()) {
      var http =
          new Http(
              program.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
              program.getBean(TestTokens.class).of("LEARNER"));
      var late = CompletableFuture.supplyAsync(() -> http.post("/api/test/slow?fails=true", "{}"));
      assertThat(FaultyEndpoints.entered.await(10, TimeUnit.SECONDS)).isTrue();
      var stopped = CompletableFuture.runAsync(program::close);
      await().atMost(ofSeconds(10)).until(program.getBean(Draining.class)::hasGivenUp);

      FaultyEndpoints.held.countDown();

      assertThat(late.get(10, TimeUnit.SECONDS).status()).isEqualTo(503);
      assertThat(late.get().header("Retry-After")).isNotEmpty();
      stopped.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void untilLoadBalancersHaveNoticedRequestsAreStillTaken() throws Exception {
    try (var database = EmbeddedMongoDb.inMemory();
        var program =
            new SpringApplicationBuilder(TestProgram.class)
                .properties(
                    "server.port=0",
                    "quizledger.web.drain-notice=1500ms",
                    "quizledger.mongodb.uri=" + database.connectionString())
                .run()) {
      var http =
          new Http(
              program.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
              program.getBean(TestTokens.class).of("LEARNER"));
      var closed = new AtomicBoolean();
      program.getBean(Draining.class).onDrain(() -> closed.set(true));
      var stopped = CompletableFuture.runAsync(program::close);

      await()
          .atMost(ofSeconds(1))
          .pollInterval(ofMillis(10))
          .until(() -> http.get("/actuator/health/readiness").status() == 503);
      assertThat(http.get("/api/test/me").status()).isEqualTo(200);
      assertThat(closed).isFalse();

      stopped.get(20, TimeUnit.SECONDS);
      assertThat(closed).isTrue();
    }
  }
}
