package io.quizledger.platform.projections;

import com.mongodb.client.model.Indexes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small read model with all that the engine knows: three first stages, two second stages, events
/// of several documents, and documents that can be made to fail.
final class Games {
  /// Nothing is broken.
  static final Broken WHOLE = (document, token) -> false;

  private Games() {}

  /// A game is played from now on, and was not before.
  record Opened(String game) {}

  /// Little is played in a game from now on.
  record Closed(String game) {}

  /// A player won points in a game.
  record Won(String game, String player, BigDecimal points) {}

  /// Points went from one player to another: two scores change, and one table twice.
  record Given(String game, String from, String to, BigDecimal points) {}

  /// Means nothing to the read model.
  record Chatted(String text) {}

  /// What one player has in one game.
  record ScoreOf(String game, String player, BigDecimal points, @Nullable Instant lastWin) {}

  /// What one player has done in all games.
  record Career(String player, int wins, List<String> games) {}

  /// All points of one game.
  record Table(String game, int players, BigDecimal total, int changes) {}

  /// How many players have how many wins.
  record Bucket(int players) {}

  /// One win.
  record Move(String game, String player) {}

  /// What is broken at the moment: ids of documents, by collection, as `scores/chess-ann`.
  interface Broken {
    boolean is(String document, long token);
  }

  /// Appends so many commits of a win and a gift, always the same ones, to `log`.
  static void play(TestLog log, int commits) {
    for (int i = 0; i < commits; i++) {
      log.append(
          new Won("game" + i % 7, "player" + i % 31, BigDecimal.valueOf(i)),
          new Given("game" + i % 7, "player" + i % 31, "player" + i % 29, BigDecimal.ONE));
    }
  }

  static ReadModel readModel(String name, Broken broken) {
    return new ReadModel(
        name,
        1,
        List.of(
            new ReadModel.Stage<>(
                new Scores(broken),
                List.of(
                    Indexes.compoundIndex(Indexes.ascending("game"), Indexes.descending("points"))),
                List.of(new ReadModel.Second<>(new Tables(broken), List.of()))),
            new ReadModel.Stage<>(
                new Careers(broken),
                List.of(),
                List.of(new ReadModel.Second<>(new Buckets(broken), List.of()))),
            new ReadModel.Stage<>(new Moves(), List.of(), List.of())));
  }

  /// Every win in a document of its own.
  record Moves() implements Fold<Move> {
    static String id(long token) {
      return "move-" + token;
    }

    @Override
    public String collection() {
      return "moves";
    }

    @Override
    public Class<Move> documentType() {
      return Move.class;
    }

    @Override
    public boolean makesEachDocumentOnce() {
      return true;
    }

    @Override
    public Collection<String> keys(RecordedEvent event) {
      return event.payload() instanceof Won ? List.of(id(event.token())) : List.of();
    }

    @Override
    public @Nullable Move apply(@Nullable Move move, String id, RecordedEvent event) {
      return event.payload() instanceof Won won ? new Move(won.game(), won.player()) : move;
    }
  }

  /// What the read model is in a later release: other documents in a collection of the same name,
  /// and other collections.
  static ReadModel laterReadModel(String name, Broken broken) {
    return new ReadModel(
        name, 2, List.of(new ReadModel.Stage<>(new LaterScores(broken), List.of(), List.of())));
  }

  /// What one player has won in one game.
  record LaterScore(String title, int wins, List<BigDecimal> points) {}

  record LaterScores(Broken broken) implements Fold<LaterScore> {
    @Override
    public String collection() {
      return "scores";
    }

    @Override
    public Class<LaterScore> documentType() {
      return LaterScore.class;
    }

    @Override
    public Collection<String> keys(RecordedEvent event) {
      return event.payload() instanceof Won won
          ? List.of(won.game() + "-" + won.player())
          : List.of();
    }

    @Override
    public LaterScore apply(@Nullable LaterScore score, String id, RecordedEvent event) {
      fail(broken, "scores/" + id, event.token());
      var won = (Won) event.payload();
      var points = new ArrayList<>(score == null ? List.of() : score.points());
      points.add(won.points());
      return new LaterScore(won.game(), points.size(), List.copyOf(points));
    }
  }

  record Scores(Broken broken) implements Fold<ScoreOf> {
    @Override
    public String collection() {
      return "scores";
    }

    @Override
    public Class<ScoreOf> documentType() {
      return ScoreOf.class;
    }

    @Override
    public @Nullable String begins(RecordedEvent event) {
      return event.payload() instanceof Opened opened ? opened.game() : null;
    }

    @Override
    public @Nullable String ends(RecordedEvent event) {
      return event.payload() instanceof Closed closed ? closed.game() : null;
    }

    @Override
    public String family(String id) {
      return id.substring(0, id.indexOf('-'));
    }

    @Override
    public Collection<String> keys(RecordedEvent event) {
      return switch (event.payload()) {
        case Won won -> List.of(won.game() + "-" + won.player());
        case Given given ->
            List.of(given.game() + "-" + given.from(), given.game() + "-" + given.to());
        default -> List.of();
      };
    }

    @Override
    public @Nullable ScoreOf apply(@Nullable ScoreOf score, String id, RecordedEvent event) {
      fail(broken, "scores/" + id, event.token());
      return switch (event.payload()) {
        case Won won -> plus(score, won.game(), won.player(), won.points(), event.time());
        case Given given when id.equals(given.game() + "-" + given.from()) ->
            plus(score, given.game(), given.from(), given.points().negate(), null);
        case Given given -> plus(score, given.game(), given.to(), given.points(), null);
        default -> score;
      };
    }

    private static ScoreOf plus(
        @Nullable ScoreOf score,
        String game,
        String player,
        BigDecimal points,
        @Nullable Instant win) {
      return score == null
          ? new ScoreOf(game, player, points, win)
          : new ScoreOf(
              game, player, score.points().add(points), win == null ? score.lastWin() : win);
    }
  }

  record Tables(Broken broken) implements ChangeFold<ScoreOf, Table> {
    @Override
    public String collection() {
      return "tables";
    }

    @Override
    public Class<Table> documentType() {
      return Table.class;
    }

    @Override
    public Collection<String> keys(Change<ScoreOf> change) {
      return List.of(change.after().game());
    }

    @Override
    public Table apply(@Nullable Table table, String id, Change<ScoreOf> change) {
      fail(broken, "tables/" + id, change.token());
      var before = change.before();
      var more =
          change.after().points().subtract(before == null ? BigDecimal.ZERO : before.points());
      return table == null
          ? new Table(id, 1, more, 1)
          : new Table(
              id,
              table.players() + (before == null ? 1 : 0),
              table.total().add(more),
              table.changes() + 1);
    }
  }

  record Careers(Broken broken) implements Fold<Career> {
    @Override
    public String collection() {
      return "careers";
    }

    @Override
    public Class<Career> documentType() {
      return Career.class;
    }

    @Override
    public Collection<String> keys(RecordedEvent event) {
      return event.payload() instanceof Won won ? List.of(won.player()) : List.of();
    }

    @Override
    public Career apply(@Nullable Career career, String id, RecordedEvent event) {
      fail(broken, "careers/" + id, event.token());
      var won = (Won) event.payload();
      var games = new ArrayList<>(career == null ? List.of() : career.games());
      if (!games.contains(won.game())) {
        games.add(won.game());
      }
      return new Career(id, career == null ? 1 : career.wins() + 1, List.copyOf(games));
    }
  }

  record Buckets(Broken broken) implements ChangeFold<Career, Bucket> {
    @Override
    public String collection() {
      return "buckets";
    }

    @Override
    public Class<Bucket> documentType() {
      return Bucket.class;
    }

    @Override
    public Collection<String> keys(Change<Career> change) {
      var before = change.before();
      return before == null
          ? List.of("wins-" + change.after().wins())
          : List.of("wins-" + before.wins(), "wins-" + change.after().wins());
    }

    @Override
    public Bucket apply(@Nullable Bucket bucket, String id, Change<Career> change) {
      fail(broken, "buckets/" + id, change.token());
      int players = bucket == null ? 0 : bucket.players();
      return new Bucket(id.equals("wins-" + change.after().wins()) ? players + 1 : players - 1);
    }
  }

  private static void fail(Broken broken, String document, long token) {
    if (broken.is(document, token)) {
      throw new IllegalStateException("broken on purpose");
    }
  }
}
