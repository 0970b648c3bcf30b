package io.quizledger.query.leaderboard;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Filters;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
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
import io.quizledger.query.reading.ReadRefusal;
import io.quizledger.query.reading.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  }

  /// Waits until leaderboard and catalogue have read as far as the request asks.
  AsOf awaitRequested() {
    catalogue.awaitIfRequested();
    return models.awaitRequested(LeaderboardReadModel.NAME);
  }

  /// Refuses whoever may not see the quiz (`QUIZ_NOT_FOUND`) or its scores (`SCORES_NOT_RELEASED`).
  void requireReleased(Reader reader, QuizId quizId) {
    var quiz = catalogue.seenBy(reader, quizId);
    var policy = ReviewPolicy.ofGraded(quiz, reader.readsAllOf(quiz.ownerId()), clock.instant());
    if (!policy.showsScore()) {
      throw new Refusal(
          ReadRefusal.SCORES_NOT_RELEASED, "The quiz " + quizId + " keeps its scores back");
    }
  }

  /// The first `limit` entries and the reader's own.
  BoardView board(QuizId quizId, Reader reader, int limit, AsOf asOf) {
    var first =
        standings
            .find(Filters.eq("quizId", quizId.value()), ascending("quizId", "key"), limit)
            .stream()
            .map(Stored::document)
            .toList();
    return new BoardView(
        entries(first), own(quizId, reader.accountId()), ranks.participants(quizId), asOf);
  }

  private List<Entry> entries(List<StandingDocument> first) {
    Map<AccountId, Person> names =
        people.people(first.stream().map(StandingDocument::learnerId).toList());
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

  private @Nullable Entry own(QuizId quizId, AccountId learnerId) {
    return standings
        .find(StandingDocument.id(quizId, learnerId))
        .map(Stored::document)
        .map(
            standing ->
                Entry.of(
                    ranks.of(quizId, new RankKey(standing.key())),
                    standing.counted(),
                    learnerId,
                    name(learnerId).orElse(null)))
        .orElse(null);
  }

  private Optional<String> name(AccountId learnerId) {
    return people.person(learnerId).map(Person::displayName);
  }
}
