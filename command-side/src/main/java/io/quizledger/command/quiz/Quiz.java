package io.quizledger.command.quiz;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.quizledger.command.dispatch.Basis;
import io.quizledger.eventlog.Claims;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/// A quiz as its author edits, publishes and withdraws it. It knows its questions by their ids
/// alone; a question's content matters to it only at the moment of publication.
///
/// Public, since what Spring prepares for images names it from elsewhere.
@Aggregate(
    type = "quiz",
    cache = "aggregateCache",
    lockFactory = "aggregateLocks",
    snapshotTriggerDefinition = "quizSnapshots")
@Revision("1")
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public class Quiz {
  @AggregateIdentifier private QuizId quizId;
  private QuizStanding standing;
  private QuizDetails details;
  private List<QuestionId> questionIds = new ArrayList<>();
  private boolean featured;

  /// For Axon and Jackson, which fill the fields in.
  @SuppressWarnings("NullAway.Init")
  protected Quiz() {}

  @SuppressWarnings("NullAway.Init")
  @CommandHandler
  Quiz(CreateQuiz command) {
    apply(
        new QuizCreated(
            command.quizId(), command.ownerId(), command.details(), command.visibility()));
  }

  /// What holds for every command on a quiz.
  @CommandHandlerInterceptor
  Object guard(QuizCommand command, InterceptorChain chain) throws Exception {
    Basis.note(CurrentUnitOfWork.get(), quizId, standing.facts());
    mayBeChangedBy(command.actor());
    isStillAt(command.revision());
    chain.proceed();
    return new Revised(quizId, standing.version(), standing.facts());
  }

  @CommandHandler
  void handle(ReviseDetails command) {
    var revised = command.patch().appliedTo(details);
    if (!revised.equals(details)) {
      apply(new QuizDetailsChanged(quizId, revised));
    }
    var visibility = command.patch().visibility();
    if (visibility != null && visibility != standing.visibility()) {
      apply(new QuizVisibilityChanged(quizId, visibility));
    }
  }

  @CommandHandler
  void handle(ChangeSettings command, FirstAttempts firstAttempts) {
    mayScoreBy(command.settings().attemptScoring(), firstAttempts);
    if (!command.settings().equals(standing.live())) {
      apply(new QuizSettingsChanged(quizId, command.settings()));
    }
  }

  @CommandHandler
  void handle(AddQuestion command, QuizLimits limits) {
    hasRoomFor(1, limits);
    isNew(command.question());
    apply(new QuestionAdded(quizId, command.question()));
  }

  @CommandHandler
  void handle(ReplaceQuestion command) {
    has(command.question().questionId());
    apply(new QuestionReplaced(quizId, command.question()));
  }

  @CommandHandler
  void handle(RemoveQuestion command) {
    has(command.questionId());
    apply(new QuestionRemoved(quizId, command.questionId()));
  }

  @CommandHandler
  void handle(ReorderQuestions command) {
    namesEveryQuestionOnce(command.questionIds());
    if (!command.questionIds().equals(questionIds)) {
      apply(new QuestionsReordered(quizId, command.questionIds()));
    }
  }

  @CommandHandler
  void handle(ImportQuestions command, QuizLimits limits) {
    var questions = command.file().questions();
    hasRoomFor(questions.size(), limits);
    if (!command.rehearsal()) {
      var metadata = ImportedLines.of(command.file()).metadata();
      for (var question : questions) {
        apply(new QuestionAdded(quizId, question), metadata);
        metadata = MetaData.emptyInstance();
      }
    }
  }

  @CommandHandler
  void handle(PublishQuiz command, Drafts drafts, Papers papers, FirstAttempts firstAttempts) {
    hasQuestions();
    mayScoreBy(standing.live().attemptScoring(), firstAttempts);
    var questions = drafts.questions(quizId, questionIds, standing.facts());
    var next = standing.version() + 1;
    var paper = new Paper(quizId, next, details, standing.live(), questions);
    differsFromWhatIsPublished(paper, papers);
    apply(
        new QuizPublished(quizId, standing.ownerId(), command.at(), paper),
        Claims.claiming(MetaData.emptyInstance(), claims(paper)));
  }

  @CommandHandler
  void handle(WithdrawQuiz command) {
    wasPublished();
    if (!standing.withdrawn()) {
      apply(new QuizWithdrawn(quizId, standing.version(), command.at()));
    }
  }

  @CommandHandler
  void handle(FeatureQuiz command) {
    if (command.featured() != featured) {
      apply(command.featured() ? new QuizFeatured(quizId) : new QuizUnfeatured(quizId));
    }
  }

  private void mayBeChangedBy(Actor actor) {
    if (!standing.isOwnedBy(actor) && !actor.is(Role.ADMINISTRATOR)) {
      throw QuizErrorCode.quizNotFound();
    }
  }

  private void isStillAt(long revision) {
    if (revision != standing.facts()) {
      throw new Refusal(
          CommonErrorCode.STALE_REVISION, "The quiz is at revision " + standing.facts());
    }
  }

  private void has(QuestionId questionId) {
    if (!questionIds.contains(questionId)) {
      throw new Refusal(QuizErrorCode.QUESTION_NOT_FOUND, "The draft has no such question");
    }
  }

  private void isNew(Question question) {
    if (questionIds.contains(question.questionId())) {
      throw new IllegalStateException("The draft has that question already");
    }
  }

  private void hasRoomFor(int more, QuizLimits limits) {
    if (questionIds.size() + more > limits.questions()) {
      throw new Refusal(
          CommonErrorCode.TOO_LARGE, "A quiz has at most " + limits.questions() + " questions");
    }
  }

  private void namesEveryQuestionOnce(List<QuestionId> named) {
    if (named.size() != questionIds.size()
        || !new HashSet<>(named).equals(new HashSet<>(questionIds))) {
      throw Refusal.ofField("questionIds", "must name every question of the draft once");
    }
  }

  private void hasQuestions() {
    if (questionIds.isEmpty()) {
      throw new Refusal(QuizErrorCode.NOTHING_TO_PUBLISH, "The draft has no question");
    }
  }

  private void differsFromWhatIsPublished(Paper draft, Papers papers) {
    if (!standing.isPublished()) {
      return;
    }
    var published = papers.paper(quizId, standing.version());
    if (draft.details().equals(published.details())
        && draft.settings().withLivePartsOf(published.settings()).equals(published.settings())
        && draft.questions().equals(published.questions())) {
      throw new Refusal(
          QuizErrorCode.NOTHING_TO_PUBLISH,
          "The draft equals version " + standing.version() + ", which is published");
    }
  }

  private void wasPublished() {
    if (standing.version() == 0) {
      throw new Refusal(QuizErrorCode.QUIZ_NOT_OPEN, "No version has been published");
    }
  }

  private void mayScoreBy(AttemptScoring scoring, FirstAttempts firstAttempts) {
    if (changesPublished(scoring) && firstAttempts.exist(quizId, standing.scoringEpoch())) {
      throw new Refusal(
          QuizErrorCode.ATTEMPT_SCORING_FIXED,
          "There are attempts; " + standing.publishedScoring() + " goes on counting");
    }
  }

  private boolean changesPublished(AttemptScoring scoring) {
    return standing.publishedScoring() != null && standing.publishedScoring() != scoring;
  }

  private List<String> claims(Paper paper) {
    var version = Paper.claim(quizId, paper.version());
    return changesPublished(paper.settings().attemptScoring())
        ? List.of(version, QuizStanding.scoringClaim(quizId, standing.scoringEpoch()))
        : List.of(version);
  }

  @EventSourcingHandler
  void on(QuizEvent event) {
    if (event instanceof QuizCreated created) {
      quizId = created.quizId();
      details = created.details();
      standing = QuizStanding.created(created);
      return;
    }
    standing = standing.after(event);
    switch (event) {
      case QuizDetailsChanged changed -> details = changed.details();
      case QuestionAdded added -> questionIds.add(added.question().questionId());
      case QuestionRemoved removed -> questionIds.remove(removed.questionId());
      case QuestionsReordered ordered -> questionIds = new ArrayList<>(ordered.questionIds());
      case QuizFeatured in -> featured = true;
      case QuizUnfeatured out -> featured = false;
      default -> {
        // Means something to those who sit the quiz, or changes a content that is not kept here.
      }
    }
  }

  QuizStanding standing() {
    return standing;
  }
}
