package io.quizledger.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizledger.examples.Api.Answer;
import io.quizledger.examples.Api.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// A class sits a quiz at once, and every score and the whole leaderboard are compared with an
/// independent computation.
public final class ClassOfThirty {
  private static final int DIFFERENT = 1;
  private static final int UNUSABLE = 2;
  private static final int REGISTERING_AT_ONCE = 4;
  private static final int SHOWN = 5;
  private static final long LONGEST_COUNT = 100;

  private final Options options;
  private final Api api;
  private final long started = System.nanoTime();

  private ClassOfThirty(Options options) {
    this.options = options;
    api = new Api(options.commands(), options.queries());
  }

  /// Ends with 0 where everything is equal, with 1 and a list where something differs, and with 2
  /// where it could not be found out.
  public static void main(String[] arguments) {
    try {
      System.exit(new ClassOfThirty(Options.of(arguments)).run());
    } catch (Options.UsageException e) {
      System.err.println(e.getMessage());
      System.exit(UNUSABLE);
    } catch (IOException | IllegalStateException | Person.RefusedException e) {
      System.err.println("class-of-thirty: " + e.getMessage());
      System.exit(UNUSABLE);
    }
  }

  private int run() throws IOException {
    var gift = Files.readString(options.gift());
    var instructor = instructor();
    say("An instructor and %d learners register", options.learners());
    var learners = learners();
    var quiz = published(instructor, gift);
    var questions = quiz.path("questions");
    say("%d questions are published as version %s", questions.size(), quiz.path("version"));

    var sittings = sittings(learners, questions);
    say("%d learners sit it at once", learners.size());
    atOnce(sittings, quiz.path("quizId").asText());
    say(
        "All have handed in: %d answers and clearings, %d requests sent again",
        sittings.stream().mapToInt(Sitting::facts).sum(), api.retries());
    if (hasEssays(questions)) {
      sittings.forEach(sitting -> sitting.markBy(instructor));
      say("The instructor has marked the essays");
    }
    return compared(instructor, quiz, sittings);
  }

  private int compared(Person instructor, JsonNode quiz, List<Sitting> sittings) {
    var comparison = new Comparison(quiz.path("questions"));
    sittings.forEach(comparison::attempt);
    say("%d scores compared, question by question", sittings.size());
    sittings.forEach(comparison::progress);
    say("%d learners' progress compared", sittings.size());
    var last =
        sittings.stream()
            .map(sitting -> Long.parseLong(Objects.requireNonNull(sitting.position())))
            .max(Long::compare)
            .orElseThrow();
    comparison.leaderboard(
        instructor, quiz.path("quizId").asText(), sittings, String.valueOf(last));
    say("The leaderboard compared at position %d", last);
    sittings.stream()
        .sorted((a, b) -> comparison.score(b).points().compareTo(comparison.score(a).points()))
        .limit(SHOWN)
        .forEach(
            sitting ->
                say(
                    "  %-12s %9s points %9s %%",
                    sitting.learner().displayName(),
                    comparison.score(sitting).points(),
                    comparison.score(sitting).percent()));
    var differences = comparison.differences();
    if (differences.isEmpty()) {
      say("Everything is equal");
      return 0;
    }
    differences.stream().limit(LONGEST_COUNT).forEach(System.out::println);
    say("%d things differ", differences.size());
    return DIFFERENT;
  }

  /// Where people may not choose a role, an administrator gives it.
  private Person instructor() {
    try {
      return Person.registered(api, "Instructor", "INSTRUCTOR");
    } catch (Person.RefusedException e) {
      if (options.adminEmail().isEmpty()) {
        throw e;
      }
      var instructor = Person.registered(api, "Instructor", null);
      var administrator = new Person(api, options.adminEmail(), options.adminPassword());
      administrator.signIn();
      administrator.send(
          Request.of("PUT", "/api/accounts/" + instructor.accountId() + "/role")
              .with(Map.of("role", "INSTRUCTOR")));
      instructor.signIn();
      return instructor;
    }
  }

  private List<Person> learners() {
    var tasks =
        IntStream.rangeClosed(1, options.learners())
            .<Callable<Person>>mapToObj(
                i -> () -> Person.registered(api, "Learner %02d".formatted(i), null))
            .toList();
    try (var threads = Executors.newFixedThreadPool(REGISTERING_AT_ONCE)) {
      return results(threads.invokeAll(tasks));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode published(Person instructor, String gift) {
    var created =
        instructor.send(
            Request.of("POST", "/api/quizzes")
                .with(
                    Map.of(
                        "title",
                        "Class of " + options.learners(),
                        "visibility",
                        "PUBLIC",
                        "tags",
                        List.of("example"))));
    var quiz = "/api/quizzes/" + created.body().path("quizId").asText();
    var imported =
        instructor.send(
            Request.of("POST", quiz + "/imports")
                .with("text/x-gift", gift)
                .ifMatch(revision(created)));
    say(
        "%s is imported: %s questions, %s skipped",
        options.gift().getFileName(),
        imported.body().path("imported"),
        imported.body().path("skipped"));
    var settings =
        Map.of(
            "attemptsAllowed",
            2,
            "attemptScoring",
            "HIGHEST",
            "passingPercent",
            50,
            "shuffleQuestions",
            true,
            "shuffleChoices",
            true,
            "review",
            Map.of(
                "score", "AFTER_SUBMISSION",
                "correctness", "AFTER_SUBMISSION",
                "key", "NEVER"));
    var set =
        instructor.send(
            Request.of("PUT", quiz + "/settings").with(settings).ifMatch(revision(imported)));
    var publication =
        instructor.send(Request.of("POST", quiz + "/publication").ifMatch(revision(set)));
    return instructor
        .send(
            Request.of("GET", quiz + "/versions/" + publication.body().path("version").asText())
                .notBefore(publication.position()))
        .body();
  }

  private static String revision(Answer answer) {
    return answer.etag() != null
        ? answer.etag()
        : "\"" + answer.body().path("revision").asText() + "\"";
  }

  private List<Sitting> sittings(List<Person> learners, JsonNode questions) {
    var byId = new HashMap<String, JsonNode>();
    questions.forEach(question -> byId.put(question.path("questionId").asText(), question));
    var random = new SplittableRandom(options.seed());
    var sittings = new ArrayList<Sitting>();
    learners.forEach(learner -> sittings.add(new Sitting(learner, byId, random.split())));
    return sittings;
  }

  private static void atOnce(List<Sitting> sittings, String quizId) {
    var start = new CountDownLatch(1);
    var tasks =
        sittings.stream()
            .<Callable<Sitting>>map(
                sitting ->
                    () -> {
                      start.await();
                      sitting.sit(quizId);
                      return sitting;
                    })
            .toList();
    try (var threads = Executors.newFixedThreadPool(sittings.size())) {
      var running = tasks.stream().map(threads::submit).toList();
      start.countDown();
      results(running);
    }
  }

  private static <T> List<T> results(List<? extends Future<T>> running) {
    try {
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasEssays(JsonNode questions) {
    for (var question : questions) {
      if (question.path("type").asText().equals("ESSAY")) {
        return true;
      }
    }
    return false;
  }

  private void say(String line, Object... values) {
    var seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf("%6.1f s  %s%n", seconds, line.formatted(values));
  }
}
