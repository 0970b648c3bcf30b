package io.quizledger.benchmarks;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.quizledger.benchmarks.Classroom.Sitting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.bson.Document;
import org.bson.types.Binary;

/// Learners answering over HTTP, against raw inserts of single documents from as many threads; and
/// how long an acknowledged fact takes to be readable in the other process.
final class AnswersBenchmark implements Benchmark {
  private static final int LEARNERS = 64;
  private static final int QUESTIONS = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(45);

  /// The first seconds of another kind of load are the load generator's own: it makes its requests
  /// in another way.
  private static final Duration RATE_WARM_UP = Duration.ofSeconds(60);

  /// The query side comes to its speed later: at half the rate, beside a command side that has,
  /// unless the rate was given.
  private static final Duration READERS_WARM_UP = Duration.ofSeconds(90);

  private static final Duration SPELL = Duration.ofSeconds(20);
  private static final Duration RAW_SPELL = Duration.ofSeconds(10);
  private static final Duration READERS_SPELL = Duration.ofSeconds(80);

  @Override
  public String description() {
    return "answers over HTTP against raw inserts; acknowledged to readable; memory after it;"
        + " given answers a second, only what follows at that rate";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) throws Exception {
    var environment = Classroom.environment(database);
    var insert = rawInsert(database);
    double raw = arguments.isEmpty() ? rawRate(insert, report) : Double.NaN;
    try (var command = Program.start("command-side", 29101, environment);
        var api = new Api(command.url(), "http://localhost:29102")) {
      var room = new Classroom(api);
      var quizId = room.publishQuiz(QUESTIONS);
      var sittings = new ArrayList<Sitting>();
      for (int i = 0; i < LEARNERS; i++) {
        sittings.add(room.start(quizId, room.learner(i)));
      }
      double half =
          arguments.isEmpty()
              ? fullSpeed(
                      raw,
                      insert,
                      (worker, round) -> answer(api, sittings.get(worker), round),
                      report)
                  / 2
              : Double.parseDouble(arguments.getFirst());

      // Asked for nothing before, so it comes with the whole history to read.
      try (var query = Program.start("query-side", 29102, environment)) {
        awaitCaughtUp(api, sittings.getFirst());
        Reflected.measure(api, room, quizId, sittings, half, READERS_WARM_UP);
        report.stolen("the time until then");
        var reflected = Reflected.measure(api, room, quizId, sittings, half, READERS_SPELL);
        judge("answer acknowledged to readable", reflected.answers(), report);
        judge("submission acknowledged to board", reflected.submissions(), report);
        report.stolen("that time");
        report.judge("command side, resident", command.residentMib(), "<=", 400, "MiB");
        report.judge("query side, resident", query.residentMib(), "<=", 400, "MiB");
      }
    }
  }

  private static double rawRate(Load.Operation insert, Report report) throws Exception {
    Load.closed(LEARNERS, Duration.ofSeconds(5), insert);
    var raw = Load.closed(LEARNERS, RAW_SPELL, insert);
    report.say("raw single-document inserts, %d threads: %.0f a second", LEARNERS, raw.perSecond());
    report.percentiles("raw insert", raw.micros());
    return raw.perSecond();
  }

  /// Measures answers as fast as they go, and at 70 % of that.
  ///
  /// @return answers a second as fast as they go
  private static double fullSpeed(
      double raw, Load.Operation insert, Load.Operation answer, Report report) throws Exception {
    Load.closed(LEARNERS, WARM_UP, answer);
    report.stolen("the time until then");
    var full = Load.closed(LEARNERS, SPELL, answer);
    report.stolen("that time");
    report.percentiles("answers at full speed", full.micros());
    report.judge(
        "answers acknowledged, of the raw rate", 100 * full.perSecond() / raw, ">=", 40, "%");
    report.say("            %.0f answers a second", full.perSecond());

    var rate = 0.7 * full.perSecond();
    Load.open(LEARNERS, rate, RATE_WARM_UP, answer);
    report.stolen("the time until then");
    var calm = Load.open(LEARNERS, rate, SPELL, answer);
    report.percentiles("answers at 70 % of that", calm.micros());
    report.stolen("that time");
    var calmRaw = Load.open(LEARNERS, rate, RAW_SPELL, insert);
    report.percentiles("raw inserts at that rate", calmRaw.micros());
    report.judge("p99 at 70 %", calm.micros().getValueAtPercentile(99) / 1000.0, "<=", 100, "ms");
    return full.perSecond();
  }

  private static void awaitCaughtUp(Api api, Sitting sitting) throws Exception {
    var position = answer(api, sitting, 0);
    var path = "/api/attempts/" + sitting.attemptId();
    while (api.get(path, sitting.token(), position).status() == 503) {
      Thread.sleep(500);
    }
  }

  private static void judge(String what, Histogram micros, Report report) {
    report.percentiles(what, micros);
    report.judge("p99 " + what, micros.getValueAtPercentile(99) / 1000.0, "<=", 100, "ms");
  }

  private static long answer(Api api, Sitting sitting, int round) throws Exception {
    return api.put(
            sitting.answerPath(round % QUESTIONS),
            sitting.token(),
            sitting.response(round % QUESTIONS, round % 4))
        .expect(200)
        .position();
  }

  /// How long it took until what had been acknowledged could be read in the other process, while
  /// answers came at a given rate.
  private record Reflected(Histogram answers, Histogram submissions) {
    // Without a factor that the number of learners has, so that each has their turn.
    private static final int SAMPLED = 101;
    private static final int SUBMITTED = 251;
    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(2);

    /// One answer in a hundred is looked up, few enough not to be what is measured; after one in
    /// 250 the learner submits, looks at the board at once, and begins anew.
    static Reflected measure(
        Api api,
        Classroom room,
        String quizId,
        List<Sitting> sittings,
        double perSecond,
        Duration duration)
        throws Exception {
      var answers = new ConcurrentHistogram(MOST_MICROS, 3);
      var submissions = new ConcurrentHistogram(MOST_MICROS, 3);
      var count = new AtomicInteger();
      Load.open(
          LEARNERS,
          perSecond,
          duration,
          (worker, round) -> {
            var sitting = sittings.get(worker);
            var position = answer(api, sitting, round);
            int number = count.incrementAndGet();
            if (number % SUBMITTED == 1) {
              var submitted = submit(api, sitting);
              look(api, sitting, "/api/quizzes/" + quizId + "/leaderboard", submitted, submissions);
              sittings.set(worker, room.start(quizId, sitting.token()));
            } else if (number % SAMPLED == 0) {
              look(api, sitting, "/api/attempts/" + sitting.attemptId(), position, answers);
            }
          });
      return new Reflected(answers, submissions);
    }

    private static long submit(Api api, Sitting sitting) throws Exception {
      return api.post("/api/attempts/" + sitting.attemptId() + "/submission", sitting.token(), null)
          .expect(200)
          .position();
    }

    private static void look(Api api, Sitting sitting, String path, long position, Histogram micros)
        throws Exception {
      var from = System.nanoTime();
      api.get(path, sitting.token(), position).expect(200);
      micros.recordValue((System.nanoTime() - from) / 1000);
    }
  }

  private static Load.Operation rawInsert(Database database) {
    var collection = database.mongo().getCollection("raw");
    collection.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    var ids = new AtomicLong();
    return (worker, round) -> {
      var id = ids.incrementAndGet();
      collection.insertOne(
          new Document("_id", id)
              .append("keys", List.of("raw#" + id))
              .append("hash", new Binary(new byte[32]))
              .append("payload", "x".repeat(900)));
    };
  }
}
