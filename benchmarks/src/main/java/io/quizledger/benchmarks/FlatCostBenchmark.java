package io.quizledger.benchmarks;

import io.quizledger.benchmarks.Classroom.Sitting;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Whether what has happened before makes the next thing dearer: answers within one attempt, and
/// starts at one quiz. The first of one and the last of another are timed in turn, since a machine
/// that changes its speed meanwhile would be taken for a difference. Arguments: how many starts
/// (default 100,000).
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
      answers(api, room, report);
      starts(api, room, starts, report);
    }
  }

  private static void answers(Api api, Classroom room, Report report) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      var sitting = sitting(room);
      for (int round = 0; round < ANSWERS; round++) {
        answer(api, sitting, round);
      }
    }
    var old = sitting(room);
    for (int round = 0; round < ANSWERS - ANSWER_WINDOW; round++) {
      answer(api, old, round);
    }
    var young = sitting(room);
    var early = new long[ANSWER_WINDOW];
    var late = new long[ANSWER_WINDOW];
    for (int i = 0; i < ANSWER_WINDOW; i++) {
      early[i] = answer(api, young, i);
      late[i] = answer(api, old, ANSWERS - ANSWER_WINDOW + i);
    }
    judge(report, "answers 1-200 and 1,801-2,000, median", early, late);
  }

  private static Sitting sitting(Classroom room) throws Exception {
    return room.start(room.publishQuiz(QUESTIONS), room.administrator());
  }

  private static long answer(Api api, Sitting sitting, int round) throws Exception {
    var question = round % QUESTIONS;
    var from = System.nanoTime();
    api.put(sitting.answerPath(question), sitting.token(), sitting.response(question, round % 4))
        .expect(200);
    return System.nanoTime() - from;
  }

  /// What is timed are first attempts of learners of their own; each start alone, the hand-in that
  /// follows it is not. In between a few learners start again and again, which is why their own
  /// starts grow dearer: the number of one's next attempt is looked up.
  private static void starts(Api api, Classroom room, int total, Report report) throws Exception {
    var tokens = learners(room, 0, AT_ONCE);
    var early = learners(room, AT_ONCE, START_WINDOW);
    var late = learners(room, AT_ONCE + START_WINDOW, START_WINDOW);
    var old = room.publishQuiz(1);
    between(api, room, old, tokens, total - START_WINDOW, report);
    var young = room.publishQuiz(1);
    var first = new long[START_WINDOW];
    var last = new long[START_WINDOW];
    for (int i = 0; i < START_WINDOW; i++) {
      first[i] = round(api, room, young, early[i]);
      last[i] = round(api, room, old, late[i]);
    }
    judge(report, "starts 1-500 and the last 500 of " + total + ", median", first, last);
  }

  private static String[] learners(Classroom room, int from, int count) throws Exception {
    var tokens = new String[count];
    for (int i = 0; i < count; i++) {
      tokens[i] = room.learner(from + i);
    }
    return tokens;
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

  private static void judge(Report report, String what, long[] first, long[] last) {
    var early = median(first);
    var late = median(last);
    report.say("            %s: %.2f and %.2f ms", what, early / 1e6, late / 1e6);
    report.judge(what + ", difference", 100.0 * Math.abs(late - early) / early, "<=", 20, "%");
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
