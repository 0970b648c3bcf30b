package io.quizledger.query.catalogue;

import static java.util.stream.Collectors.toMap;

import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.ReadErrorCode;
import io.quizledger.query.reading.Reader;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What is known of quizzes, and to whom.
@Component
public class Catalogue {
  /// What knows them; whoever shows what it says waits for it.
  public static final String READ_MODEL = CatalogueReadModel.NAME;

  private final ReadModels models;
  private final Documents<QuizDocument> quizzes;
  private final QuizSitters sitters;

  Catalogue(ReadModels models, QuizSitters sitters) {
    this.models = models;
    this.quizzes =
        models.documents(CatalogueReadModel.NAME, QuizFold.COLLECTION, QuizDocument.class);
    this.sitters = sitters;
  }

  /// Waits until the catalogue has read as far as the request asks, and says how far it has.
  AsOf awaitRequested() {
    return models.awaitRequested(CatalogueReadModel.NAME);
  }

  /// The quiz, if `reader` may know of it.
  ///
  /// @throws Refusal with `QUIZ_NOT_FOUND`
  public QuizDocument seenBy(Reader reader, QuizId quizId) {
    return quizzes
        .find(quizId.value())
        .map(Stored::document)
        .filter(quiz -> maySee(reader, quiz))
        .orElseThrow(() -> notFound(quizId));
  }

  /// The quiz, if `reader` may read all of it.
  ///
  /// @throws Refusal with `FORBIDDEN` for learners, else with `QUIZ_NOT_FOUND`
  public QuizDocument readWholeBy(Reader reader, QuizId quizId) {
    reader.requireMoreThanLearner();
    return quizzes
        .find(quizId.value())
        .map(Stored::document)
        .filter(quiz -> reader.readsAllOf(quiz.ownerId()))
        .orElseThrow(() -> notFound(quizId));
  }

  /// The quiz of a fact that another read model has folded.
  ///
  /// @throws Refusal with `NOT_YET_REFLECTED` where this one has not
  public QuizDocument known(QuizId quizId) {
    return quizzes
        .find(quizId.value())
        .map(Stored::document)
        .orElseThrow(() -> notYetKnown(quizId));
  }

  /// As `known`, for several.
  public Map<QuizId, QuizDocument> known(Collection<QuizId> quizIds) {
    var wanted = quizIds.stream().distinct().toList();
    var found =
        quizzes.findAll(wanted.stream().map(QuizId::value).toList()).stream()
            .map(Stored::document)
            .collect(toMap(QuizDocument::quizId, quiz -> quiz));
    wanted.stream()
        .filter(quizId -> !found.containsKey(quizId))
        .findAny()
        .ifPresent(
            quizId -> {
              throw notYetKnown(quizId);
            });
    return found;
  }

  /// Where the quiz's last fact stands in the log, its draft's included; 0 where it has none.
  public long lastFactPosition(QuizId quizId) {
    return quizzes.find(quizId.value()).map(Stored::position).orElse(0L);
  }

  private boolean maySee(Reader reader, QuizDocument quiz) {
    return reader.readsAllOf(quiz.ownerId())
        || (quiz.visibility() != Visibility.PRIVATE && isOpenTo(reader.accountId(), quiz));
  }

  private boolean isOpenTo(AccountId accountId, QuizDocument quiz) {
    return switch (quiz.status()) {
      case DRAFT -> false;
      case PUBLISHED -> true;
      case WITHDRAWN -> sitters.hasSat(accountId, quiz.quizId());
    };
  }

  private static Refusal notFound(QuizId quizId) {
    return new Refusal(ReadErrorCode.QUIZ_NOT_FOUND, "No quiz " + quizId);
  }

  private static Refusal notYetKnown(QuizId quizId) {
    return new Refusal(
        CommonErrorCode.NOT_YET_REFLECTED,
        "The catalogue does not know the quiz " + quizId + " yet",
        Duration.ofSeconds(1));
  }
}
