package io.quizledger.query.leaderboard;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.Change;
import io.quizledger.platform.projections.LooseCollection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A leaderboard of any size, made up and written as the folds would have left it: quarter points
/// up to 100, half a minute to half an hour, and one in twenty handed in by the system after
/// exactly half an hour.
public final class LoadedBoard {
  private static final Instant OPENED = Instant.parse("2026-03-02T08:00:00Z");
  private static final int MAX_QUARTERS = 400;
  private static final int LIMIT_MILLIS = 1_800_000;
  private static final int LEAST_MILLIS = 30_000;
  private static final int HANDED_IN_BY_TIME = 20;
  private static final int SPREAD_SECONDS = 7 * 24 * 3_600;
  private static final int PART = 50_000;

  private final LooseCollection<StandingDocument> standings;
  private final LooseCollection<RankNode> counts;
  private final Ranks ranks;
  private final RankFold fold = new RankFold();

  /// Makes empty collections.
  public LoadedBoard(MongoDatabase database) {
    standings =
        new LooseCollection<>(
            database,
            "leaderboard.standings",
            StandingDocument.class,
            List.of(ascending("quizId", "key")));
    counts = new LooseCollection<>(database, "leaderboard.counts", RankNode.class, List.of());
    ranks = new Ranks(standings.documents(), counts.documents(), Integer.MAX_VALUE);
  }

  /// A loaded quiz.
  ///
  /// @param keys of all its standings
  /// @param countDocuments how many documents count them
  /// @param documentsPerStanding how many of them one standing changes, on average
  public record Loaded(
      QuizId quizId, List<String> keys, int countDocuments, double documentsPerStanding) {}

  /// Writes a quiz with as many `learners`.
  public Loaded load(int learners, long seed) {
    var random = new Random(seed);
    var quizId = new QuizId("quiz-" + learners);
    Map<String, TreeMap<String, Integer>> nodes = new HashMap<>();
    List<String> keys = new ArrayList<>(learners);
    Map<String, StandingDocument> part = new HashMap<>();
    long touched = 0;
    for (var learner = 0; learner < learners; learner++) {
      var standing = standing(quizId, new AccountId("learner-" + learner), random);
      keys.add(standing.key());
      part.put(StandingDocument.id(quizId, standing.learnerId()), standing);
      touched += count(standing, nodes);
      if (part.size() == PART) {
        standings.load(part);
        part.clear();
      }
    }
    standings.load(part);
    Map<String, RankNode> documents = new HashMap<>();
    nodes.forEach((id, digits) -> documents.put(id, new RankNode(digits)));
    counts.load(documents);
    return new Loaded(quizId, keys, documents.size(), (double) touched / learners);
  }

  /// The rank by counts, as the endpoint finds it.
  public long rank(QuizId quizId, String key) {
    return ranks.of(quizId, new RankKey(key));
  }

  /// The rank as the server finds it by counting all that stand before.
  public long rankByCounting(QuizId quizId, String key) {
    return 1
        + standings
            .documents()
            .count(
                Filters.and(Filters.eq("quizId", quizId.value()), Filters.lt("key", key)),
                Integer.MAX_VALUE);
  }

  private int count(StandingDocument standing, Map<String, TreeMap<String, Integer>> nodes) {
    var ids = fold.keys(new Change<>(1, "", null, standing));
    var key = new RankKey(standing.key());
    for (var prefix : key.countedPrefixes()) {
      nodes
          .computeIfAbsent(RankNode.id(standing.quizId(), prefix), id -> new TreeMap<>())
          .merge(key.digitAfter(prefix), 1, Integer::sum);
    }
    return ids.size();
  }

  private static StandingDocument standing(QuizId quizId, AccountId learnerId, Random random) {
    var points =
        new Points(
            BigDecimal.valueOf(random.nextInt(MAX_QUARTERS + 1)).divide(BigDecimal.valueOf(4)));
    var millis =
        random.nextInt(HANDED_IN_BY_TIME) == 0
            ? LIMIT_MILLIS
            : LEAST_MILLIS + random.nextInt(LIMIT_MILLIS - LEAST_MILLIS);
    var result =
        new Result(
            points,
            Percent.of(points, Points.of("100")),
            millis,
            OPENED.plusSeconds(random.nextInt(SPREAD_SECONDS)).plusMillis(random.nextInt(1_000)));
    return new StandingDocument(
        quizId, learnerId, List.of(new Numbered(1, result)), result, RankKey.of(result).value());
  }
}
