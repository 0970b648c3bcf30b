package io.quizledger.query.leaderboard;

import static com.mongodb.client.model.Sorts.ascending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.concurrency.Together;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.attempts.ReviewPolicy;
import io.quizledger.query.catalogue.Catalogue;
import io.quizledger.query.leaderboard.BoardView.Entry;
import io.quizledger.query.people.PeopleDirectory;
import io.quizledger.query.people.Person;
import io.quizledger.query.reading.ReadErrorCode;
import io.quizledger.query.reading.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts leaderboards together.
@Component
class Boards {
  private final ReadModels models;
  private final Documents<StandingDocument> standings;
  private final Ranks ranks;
  private final Catalogue catalogue;
  private final PeopleDirectory people;
  private final Clock clock;
  private final Cache<Shown, First> firsts;

  Boards(
      ReadModels models,
      Catalogue catalogue,
      PeopleDirectory people,
      LeaderboardSettings settings,
      Clock clock) {
    this.models = models;
    this.standings =
        models.documents(
            LeaderboardReadModel.NAME, StandingFold.COLLECTION, StandingDocument.class);
    this.ranks =
        new Ranks(
            standings,
            models.documents(LeaderboardReadModel.NAME, RankFold.COLLECTION, RankNode.class),
            settings.maxCounted());
    this.catalogue = catalogue;
    this.people = people;
    this.clock = clock;
    this.firsts =
        Caffeine.newBuilder()
            .maximumSize(settings.sharedBoards())
            .expireAfterWrite(settings.sharedFor())
            .build();
  }

  /// Waits until leaderboard and catalogue have read as far as the request asks, and says how far
  /// both have.
  AsOf awaitRequested() {
    return models.awaitRequested(LeaderboardReadModel.NAME, Catalogue.READ_MODEL);
  }

  /// As `awaitRequested`, for an explicit position.
  AsOf await(long position) {
    return models.awaitAll(position, LeaderboardReadModel.NAME, Catalogue.READ_MODEL);
  }

  /// The position of the commit that last moved anyone on the board; 0 for none.
  long lastChange(QuizId quizId) {
    return ranks.lastChange(quizId);
  }

  /// Refuses whoever may not see the quiz (`QUIZ_NOT_FOUND`) or its scores (`SCORES_NOT_RELEASED`).
  void requireReleased(Reader reader, QuizId quizId) {
    var quiz = catalogue.seenBy(reader, quizId);
    var policy = ReviewPolicy.ofGraded(quiz, reader.readsAllOf(quiz.ownerId()), clock.instant());
    if (!policy.showsScore()) {
      throw new Refusal(
          ReadErrorCode.SCORES_NOT_RELEASED, "The quiz " + quizId + " keeps its scores back");
    }
  }

  /// The first `limit` entries and the reader's own.
  BoardView board(QuizId quizId, Reader reader, int limit, AsOf asOf) {
    var learnerId = reader.accountId();
    return Together.both(
        () -> first(quizId, limit, asOf),
        () -> new Self(learnerId, ownName(learnerId)),
        (first, self) ->
            new BoardView(first.entries(), own(quizId, self, first), first.participants(), asOf));
  }

  /// Whoever watches a board is sent it after the same commits: its first entries are looked up
  /// once for all.
  private First first(QuizId quizId, int limit, AsOf asOf) {
    return firsts.get(new Shown(quizId, limit, asOf.position()), shown -> look(quizId, limit));
  }

  private First look(QuizId quizId, int limit) {
    return Together.both(
        () -> firstStandings(quizId, limit),
        () -> ranks.participants(quizId),
        (standings, participants) -> new First(standings, entries(standings), participants));
  }

  private List<StandingDocument> firstStandings(QuizId quizId, int limit) {
    return standings
        .find(Filters.eq("quizId", quizId.value()), ascending("quizId", "key"), limit)
        .stream()
        .map(Stored::document)
        .toList();
  }

  private List<Entry> entries(List<StandingDocument> first) {
    Map<AccountId, Person> names =
        people.peopleNow(first.stream().map(StandingDocument::learnerId).toList());
    List<Entry> entries = new ArrayList<>();
    var rank = 1;
    for (var place = 0; place < first.size(); place++) {
      var standing = first.get(place);
      if (place > 0 && !standing.key().equals(first.get(place - 1).key())) {
        rank = place + 1;
      }
      entries.add(entry(rank, standing, names.get(standing.learnerId())));
    }
    return entries;
  }

  private static Entry entry(long rank, StandingDocument standing, @Nullable Person learner) {
    return learner != null && learner.onLeaderboards()
        ? Entry.of(rank, standing.counted(), standing.learnerId(), learner.displayName())
        : Entry.of(rank, standing.counted(), null, null);
  }

  private @Nullable Entry own(QuizId quizId, Self self, First first) {
    var learnerId = self.learnerId();
    for (var place = 0; place < first.standings().size(); place++) {
      var standing = first.standings().get(place);
      if (standing.learnerId().equals(learnerId)) {
        var rank = first.entries().get(place).rank();
        return Entry.of(rank, standing.counted(), learnerId, self.name());
      }
    }
    return standings
        .find(StandingDocument.id(quizId, learnerId))
        .map(Stored::document)
        .map(
            standing ->
                Entry.of(
                    ranks.of(quizId, new RankKey(standing.key())),
                    standing.counted(),
                    learnerId,
                    self.name()))
        .orElse(null);
  }

  /// Whoever has just changed their name is shown the new one.
  private @Nullable String ownName(AccountId learnerId) {
    var self = people.peopleNow(List.of(learnerId)).get(learnerId);
    return self == null ? null : self.displayName();
  }

  private record Self(AccountId learnerId, @Nullable String name) {}

  private record Shown(QuizId quizId, int limit, long position) {}

  private record First(List<StandingDocument> standings, List<Entry> entries, long participants) {}
}
