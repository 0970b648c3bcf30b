package io.quizledger.query.attempts;

import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.Filters;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.IdRange;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.catalogue.Catalogue;
import io.quizledger.query.catalogue.QuizDocument;
import io.quizledger.query.people.PeopleDirectory;
import io.quizledger.query.reading.PageAsOf;
import io.quizledger.query.reading.ReadErrorCode;
import io.quizledger.query.reading.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// What is known of attempts, and to whom.
@Component
public class Attempts {
  /// What knows them; whoever shows attempts waits for it, and for the catalogue.
  public static final String READ_MODEL = AttemptsReadModel.NAME;

  private static final String LEARNER = "attempt.learnerId";
  private static final String QUIZ = "attempt.quizId";
  private static final String OWNER = "ownerId";
  private static final String STATUS = "status";
  private static final String NEWEST = "started";

  private static final String ANSWERS = "answers";

  private final ReadModels models;
  private final Documents<AttemptDocument> attempts;
  private final Documents<AnswerDocument> answers;
  private final Catalogue catalogue;
  private final PeopleDirectory people;
  private final Clock clock;

  Attempts(ReadModels models, Catalogue catalogue, PeopleDirectory people, Clock clock) {
    this.models = models;
    this.attempts =
        models.documents(AttemptsReadModel.NAME, AttemptFold.COLLECTION, AttemptDocument.class);
    this.answers =
        models.documents(AttemptsReadModel.NAME, AnswerFold.COLLECTION, AnswerDocument.class);
    this.catalogue = catalogue;
    this.people = people;
    this.clock = clock;
  }

  /// Waits until attempts and catalogue have read as far as the request asks, and says how far both
  /// have.
  AsOf awaitRequested() {
    return models.awaitRequested(READ_MODEL, Catalogue.READ_MODEL);
  }

  /// As `awaitRequested`, for an explicit position.
  AsOf await(long position) {
    return models.awaitAll(position, READ_MODEL, Catalogue.READ_MODEL);
  }

  /// The attempt, if it is `reader`'s or one that they may read.
  ///
  /// @throws Refusal with `ATTEMPT_NOT_FOUND`
  Stored<AttemptDocument> seenBy(Reader reader, AttemptId attemptId) {
    return attempts
        .find(attemptId.value())
        .filter(stored -> maySee(reader, stored.document()))
        .orElseThrow(() -> new Refusal(ReadErrorCode.ATTEMPT_NOT_FOUND, "No attempt " + attemptId));
  }

  /// The quiz that the attempt is at.
  QuizDocument quizOf(AttemptDocument attempt) {
    return catalogue.known(attempt.attempt().quizId());
  }

  /// What `reader` may see of the attempt's outcomes now.
  ReviewPolicy policy(Reader reader, AttemptDocument attempt, QuizDocument quiz) {
    return ReviewPolicy.of(
        quiz, reader.readsAllOf(attempt.ownerId()), attempt.submitted(), clock.instant());
  }

  /// The attempt as lists show it.
  AttemptSummary summary(AttemptDocument attempt, QuizDocument quiz, ReviewPolicy policy) {
    var learner = people.person(attempt.attempt().learnerId()).orElse(null);
    return AttemptSummary.of(attempt, quiz, learner, policy);
  }

  /// The reader's own attempts, newest first.
  Page<AttemptSummary> ownedBy(
      Reader reader, Optional<QuizId> quizId, Optional<AttemptStatus> status, Paging paging) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq(LEARNER, reader.accountId().value()));
    quizId.ifPresent(id -> filters.add(Filters.eq(QUIZ, id.value())));
    return page(reader, filters, status, paging);
  }

  /// All attempts at a quiz, newest first.
  Page<AttemptSummary> at(
      QuizId quizId, Reader reader, Optional<AttemptStatus> status, Paging paging) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq(QUIZ, quizId.value()));
    return page(reader, filters, status, paging);
  }

  /// The last `limit` attempts of a learner, newest first.
  ///
  /// @param ownerId only those at this owner's quizzes; empty for all
  public List<AttemptSummary> recent(
      Reader reader, AccountId learnerId, Optional<AccountId> ownerId, int limit) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq(LEARNER, learnerId.value()));
    ownerId.ifPresent(id -> filters.add(Filters.eq(OWNER, id.value())));
    return summaries(
        reader, documents(attempts.find(Filters.and(filters), descending(NEWEST), limit)));
  }

  /// How many answers these attempts were given, changes of mind included.
  public long answersGivenIn(List<AttemptId> attemptIds) {
    return answers.sum(
        attemptIds.stream().map(AnswerDocument::idsOf).map(IdRange::of).toList(), ANSWERS);
  }

  /// What the attempt says to each question that was touched.
  ///
  /// @param questions how many its paper has
  List<AnswerDocument> answersOf(AttemptId attemptId, int questions) {
    return answers
        .find(IdRange.of(AnswerDocument.idsOf(attemptId)), Filters.empty(), questions)
        .stream()
        .map(Stored::document)
        .toList();
  }

  private Page<AttemptSummary> page(
      Reader reader, List<Bson> filters, Optional<AttemptStatus> status, Paging paging) {
    status.ifPresent(wanted -> filters.add(Filters.eq(STATUS, wanted.name())));
    OptionalLong after = PageAsOf.after(paging);
    after.ifPresent(started -> filters.add(Filters.lt(NEWEST, started)));
    var found = attempts.find(Filters.and(filters), descending(NEWEST), paging.limit() + 1);
    var page = Page.of(documents(found), paging, attempt -> PageAsOf.position(attempt.started()));
    return new Page<>(summaries(reader, page.items()), page.next());
  }

  private List<AttemptSummary> summaries(Reader reader, List<AttemptDocument> documents) {
    if (documents.isEmpty()) {
      return List.of();
    }
    var quizzes = catalogue.known(documents.stream().map(one -> one.attempt().quizId()).toList());
    var learners =
        people.people(documents.stream().map(one -> one.attempt().learnerId()).distinct().toList());
    return documents.stream()
        .map(
            attempt -> {
              var quiz = Objects.requireNonNull(quizzes.get(attempt.attempt().quizId()));
              return AttemptSummary.of(
                  attempt,
                  quiz,
                  learners.get(attempt.attempt().learnerId()),
                  policy(reader, attempt, quiz));
            })
        .toList();
  }

  private static boolean maySee(Reader reader, AttemptDocument attempt) {
    return reader.accountId().equals(attempt.attempt().learnerId())
        || reader.readsAllOf(attempt.ownerId());
  }

  private static List<AttemptDocument> documents(List<Stored<AttemptDocument>> stored) {
    return stored.stream().map(Stored::document).toList();
  }
}
