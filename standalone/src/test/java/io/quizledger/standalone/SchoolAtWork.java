package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.standalone.School.Answer;
import io.quizledger.standalone.School.ShortQuiz;
import io.quizledger.standalone.School.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Learners who answer, look, watch and sign in without a pause and without patience: whatever is
/// not answered well the first time is a failure.
final class SchoolAtWork implements AutoCloseable {
  private static final int SIGN_IN_EVERY = 20;
  private static final Duration CATCHING_UP = Duration.ofSeconds(60);

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger resumed = new AtomicInteger();
  private final List<Learner> learners = new ArrayList<>();
  private volatile boolean working = true;
  private volatile boolean watching = true;

  SchoolAtWork(String address, int count) {
    this.address = URI.create(address);
    var school = new School(this.address.getPort());
    var quiz = school.shortQuiz();
    for (var number = 0; number < count; number++) {
      learners.add(new Learner(quiz));
    }
    learners.forEach(Learner::begin);
  }

  /// Waits until everybody has got something done for so long.
  void goesOnFor(Duration time) {
    var before = acknowledged.get();
    var end = System.nanoTime() + time.toNanos();
    await()
        .atMost(time.plusSeconds(60))
        .until(
            () ->
                !failures.isEmpty()
                    || System.nanoTime() > end && acknowledged.get() > before + learners.size());
  }

  /// Everybody puts the pen down, and sees the last answer in the stream.
  void ends() throws InterruptedException {
    working = false;
    for (var learner : learners) {
      learner.work.join();
    }
    await()
        .atMost(CATCHING_UP)
        .untilAsserted(() -> assertThat(learners).allMatch(Learner::hasSeenAll));
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  int answersAcknowledged() {
    return acknowledged.get();
  }

  int streamsResumed() {
    return resumed.get();
  }

  @Override
  public void close() {
    working = false;
    watching = false;
    http.shutdownNow();
  }

  private final class Learner {
    private final School school = new School(address.getPort());
    private final Someone who = school.someone("LEARNER");
    private final String attempt;
    private final String question;
    private final Thread work = Thread.ofVirtual().unstarted(this::work);
    private volatile long reached;
    private volatile long seen;

    Learner(ShortQuiz quiz) {
      question = quiz.question();
      attempt = school.attempt(who, quiz);
    }

    void begin() {
      work.start();
      Thread.ofVirtual().start(this::watch);
    }

    private boolean hasSeenAll() {
      return seen >= reached;
    }

    @Override
    public String toString() {
      return "acknowledged up to %d, seen up to %d".formatted(reached, seen);
    }

    private void work() {
      for (var round = 1; working; round++) {
        var answer =
            asked(
                "PUT",
                attempt + "/answers/" + question,
                who.token(),
                "{\"response\": {\"value\": %s}}".formatted(round % 2 == 0),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        if (answer) {
          acknowledged.incrementAndGet();
        }
        asked("GET", attempt, who.token(), null);
        if (round % SIGN_IN_EVERY == 0) {
          asked(
              "POST",
              "/api/sessions",
              null,
              "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(who.email(), School.PASSWORD));
        }
      }
    }

    private boolean asked(
        String method, String path, String token, String body, String... headers) {
      try {
        var answer = school.send(method, path, token, body, headers);
        remember(answer);
        if (answer.status() < 300) {
          return true;
        }
        failures.add(method + " " + path + ": " + answer.status() + " " + answer.text());
      } catch (AssertionError e) {
        failures.add(e.getMessage() + ": " + e.getCause());
      }
      return false;
    }

    private void remember(Answer answer) {
      var position = answer.header("Log-Position");
      if (!position.isEmpty()) {
        reached = Math.max(reached, Long.parseLong(position));
      }
    }

    private void watch() {
      while (watching) {
        var request =
            HttpRequest.newBuilder(address.resolve(attempt + "/events"))
                .header("Authorization", "Bearer " + who.token());
        if (seen > 0) {
          request.header("Last-Event-ID", Long.toString(seen));
        }
        try {
          var stream = http.send(request.build(), BodyHandlers.ofLines());
          if (stream.statusCode() != 200) {
            failures.add(
                "The stream is not opened: %d %s"
                    .formatted(stream.statusCode(), stream.body().toList()));
            continue;
          }
          stream.body().filter(line -> line.startsWith("id:")).forEach(this::see);
          resumed.incrementAndGet();
        } catch (IOException | UncheckedIOException e) {
          if (watching) {
            failures.add("The stream breaks: " + e);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    private void see(String line) {
      seen = Long.parseLong(line.substring("id:".length()).strip());
    }
  }
}
