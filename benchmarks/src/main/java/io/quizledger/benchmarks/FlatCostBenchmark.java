package io.quizledger.benchmarks;

import io.quizledger.benchmarks.Classroom.Sitting;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Whether what has happened before makes the next thing dearer: answers within one attempt, and
/// starts at one quiz. Arguments: how many starts (default 100,000).
final class FlatCostBenchmark implements Benchmark {
  private static final int ANSWERS = 2_000;
  private static final int QUESTIONS = 50;
  private static final int ANSWER_WINDOW = 200;
  private static final int START_WINDOW = 500;
  private static final int AT_ONCE = 64;

  /// Attempts that are sat beforehand, since answers grow cheaper until all of their code is
  /// compiled for good.
  private static final int WARM_UPS = 5;

  @Override
  public String description() {
    return "answers 1-200 against 1,801-2,000 of an attempt; starts 1-500 against the last 500 of"
        + " many";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) throws Exception {
    var starts = arguments.isEmpty() ? 100_000 : Integer.parseInt(arguments.getFirst());
    try (var command = Program.start("command-side", 29101, Classroom.environment(database));
        var api = new Api(command.url(), command.url())) {
      var room = new Classroom(api);
      for (int i = 0; i < WARM_UPS; i++) {
        answers(api, room.start(room.publishQuiz(QUESTIONS), room.administrator()));
      }
      var took = answers(api, room.start(room.publishQuiz(QUESTIONS), room.administrator()));
      judge(report, "answers 1-200 and 1,801-2,000, median", took, ANSWER_WINDOW);
      starts(api, room, starts, report);
    }
  }

  private static long[] answers(Api api, Sitting sitting) throws Exception {
    var took = new long[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
      var from = System.nanoTime();
      api.put(
              sitting.answerPath(i % QUESTIONS),
              sitting.token(),
              sitting.response(i % QUESTIONS, i % 4))
          .expect(200);
      took[i] = System.nanoTime() - from;
    }
    return took;
  }

  /// What is timed are first attempts of learners of their own; each start alone, the hand-in that
  /// follows it is not. In between a few learners start again and again, which is why their own
  /// starts grow dearer: the number of one's next attempt is looked up.
  private static void starts(Api api, Classroom room, int total, Report report) throws Exception {
    var tokens = new String[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
      tokens[i] = room.learner(i);
    }
    var quizId = room.publishQuiz(1);
    for (int i = 0; i < 2 * START_WINDOW; i++) {
      round(api, room, quizId, tokens[i % AT_ONCE]);
    }
    quizId = room.publishQuiz(1);
    var fresh = new String[2 * START_WINDOW];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = room.learner(AT_ONCE + i);
    }
    var took = new long[2 * START_WINDOW];
    for (int i = 0; i < START_WINDOW; i++) {
      took[i] = round(api, room, quizId, fresh[i]);
    }
    between(api, room, quizId, tokens, total - 2 * START_WINDOW, report);
    for (int i = START_WINDOW; i < 2 * START_WINDOW; i++) {
      took[i] = round(api, room, quizId, fresh[i]);
    }
    judge(report, "starts 1-500 and the last 500 of " + total + ", median", took, START_WINDOW);
  }

  private static void between(
      Api api, Classroom room, String quizId, String[] tokens, int count, Report report)
      throws Exception {
    var failure = new AtomicReference<Exception>();
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int worker = 0; worker < AT_ONCE; worker++) {
        var self = worker;
        workers.execute(
            () -> {
              try {
                for (int i = self; i < count && failure.get() == null; i += AT_ONCE) {
                  round(api, room, quizId, tokens[self]);
                  if (i % 10_000 == 0) {
                    report.say("            %d of %d starts, %.0f %%", i, count, 100.0 * i / count);
                  }
                }
              } catch (Exception e) {
                failure.set(e);
              }
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static long round(Api api, Classroom room, String quizId, String token) throws Exception {
    var from = System.nanoTime();
    var sitting = room.start(quizId, token);
    var took = System.nanoTime() - from;
    api.post("/api/attempts/" + sitting.attemptId() + "/submission", token, null).expect(200);
    return took;
  }

  private static void judge(Report report, String what, long[] took, int window) {
    var early = median(Arrays.copyOfRange(took, 0, window));
    var late = median(Arrays.copyOfRange(took, took.length - window, took.length));
    report.say("            %s: %.2f and %.2f ms", what, early / 1e6, late / 1e6);
    report.judge(what + ", difference", 100.0 * Math.abs(late - early) / early, "<=", 20, "%");
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
