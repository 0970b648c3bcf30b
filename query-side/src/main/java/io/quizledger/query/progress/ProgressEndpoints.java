package io.quizledger.query.progress;

import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.Filters;
import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.attempts.Attempts;
import io.quizledger.query.attempts.ReviewPolicy;
import io.quizledger.query.catalogue.Catalogue;
import io.quizledger.query.catalogue.QuizDocument;
import io.quizledger.query.people.PeopleDirectory;
import io.quizledger.query.progress.ProgressView.Seen;
import io.quizledger.query.reading.ReadErrorCode;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What learners have done and reached.
@RestController
class ProgressEndpoints {
  private final ReadModels models;
  private final Documents<LearnersQuizDocument> progress;
  private final Attempts attempts;
  private final Catalogue catalogue;
  private final PeopleDirectory people;
  private final ProgressSettings settings;
  private final Clock clock;

  ProgressEndpoints(
      ReadModels models,
      Attempts attempts,
      Catalogue catalogue,
      PeopleDirectory people,
      ProgressSettings settings,
      Clock clock) {
    this.models = models;
    this.progress =
        models.documents(
            ProgressReadModel.NAME, ProgressFold.COLLECTION, LearnersQuizDocument.class);
    this.attempts = attempts;
    this.catalogue = catalogue;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
  }

  @Operation(operationId = "ownProgress", summary = "One's own progress")
  @GetMapping("/api/progress/me")
  ProgressView own(Actor actor) {
    var reader = Reader.of(actor);
    return of(reader.accountId(), reader, Optional.empty());
  }

  @Operation(operationId = "learnerProgress", summary = "A learner's progress")
  @GetMapping("/api/learners/{learnerId}/progress")
  ProgressView learners(@PathVariable AccountId learnerId, Actor actor) {
    var reader = Reader.of(actor);
    if (reader.accountId().equals(learnerId)) {
      return of(learnerId, reader, Optional.empty());
    }
    if (reader.readsEverything()) {
      return people
          .person(learnerId)
          .map(person -> of(learnerId, reader, Optional.empty()))
          .orElseGet(() -> ofSomeone(learnerId, reader, Optional.empty()));
    }
    if (actor.is(Role.INSTRUCTOR)) {
      return ofSomeone(learnerId, reader, Optional.of(reader.accountId()));
    }
    throw notFound(learnerId);
  }

  /// Whoever never did anything that the reader may see is nobody to them. Whoever was erased left
  /// facts behind.
  private ProgressView ofSomeone(AccountId learnerId, Reader reader, Optional<AccountId> ownerId) {
    var view = of(learnerId, reader, ownerId);
    if (view.byQuiz().isEmpty()) {
      throw notFound(learnerId);
    }
    return view;
  }

  private ProgressView of(AccountId learnerId, Reader reader, Optional<AccountId> ownerId) {
    var asOf =
        models.awaitRequested(ProgressReadModel.NAME, Attempts.READ_MODEL, Catalogue.READ_MODEL);
    var filter = Filters.eq("learnerId", learnerId.value());
    Bson owned =
        ownerId
            .map(owner -> Filters.and(filter, Filters.eq("ownerId", owner.value())))
            .orElse(filter);
    var documents =
        progress.find(owned, descending("last"), settings.maxQuizzes()).stream()
            .map(Stored::document)
            .toList();
    return ProgressView.of(
        seen(reader, documents),
        answersGiven(documents),
        attempts.recent(reader, learnerId, ownerId, settings.recentAttempts()),
        asOf);
  }

  private List<Seen> seen(Reader reader, List<LearnersQuizDocument> documents) {
    Map<QuizId, QuizDocument> quizzes =
        catalogue.known(documents.stream().map(LearnersQuizDocument::quizId).toList());
    var now = clock.instant();
    return documents.stream()
        .map(
            document -> {
              var quiz = Objects.requireNonNull(quizzes.get(document.quizId()));
              var policy = ReviewPolicy.ofGraded(quiz, reader.readsAllOf(document.ownerId()), now);
              return new Seen(document, quiz.details().title(), policy.showsScore());
            })
        .toList();
  }

  private long answersGiven(List<LearnersQuizDocument> documents) {
    var uncounted = documents.stream().flatMap(document -> document.uncounted().stream()).toList();
    return documents.stream().mapToLong(LearnersQuizDocument::answersGiven).sum()
        + attempts.answersGivenIn(uncounted);
  }

  private static Refusal notFound(AccountId learnerId) {
    return new Refusal(ReadErrorCode.LEARNER_NOT_FOUND, "No learner " + learnerId);
  }
}
