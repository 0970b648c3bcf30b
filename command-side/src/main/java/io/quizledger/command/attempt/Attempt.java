package io.quizledger.command.attempt;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.quizledger.command.dispatch.Basis;
import io.quizledger.command.dispatch.BySystem;
import io.quizledger.command.quiz.Papers;
import io.quizledger.command.quiz.QuizStandings;
import io.quizledger.command.scoring.Scoring;
import io.quizledger.eventlog.Claims;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.ResponseRules;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One learner's attempt at one version of a quiz. Of an answer it keeps what it earned, not what
/// it said: that is all that the next decision needs.
///
/// Public, since what Spring prepares for images names it from elsewhere.
@Aggregate(
    type = "attempt",
    cache = "aggregateCache",
    lockFactory = "aggregateLocks",
    snapshotTriggerDefinition = "attemptSnapshots")
@Revision("2")
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
public class Attempt {
  @AggregateIdentifier private AttemptId attemptId;
  private AttemptStarted started;
  private Map<QuestionId, Answered> answers = new LinkedHashMap<>();
  private LinkedHashSet<QuestionId> flags = new LinkedHashSet<>();
  private int sequence;
  private int answersGiven;
  private Instant lastFactAt;
  private @Nullable Submission submission;
  private long facts;

  /// For Axon and Jackson, which fill the fields in.
  @SuppressWarnings("NullAway.Init")
  protected Attempt() {}

  @SuppressWarnings("NullAway.Init")
  @CommandHandler
  Attempt(BeginAttempt command) {
    var settings = command.paper().settings();
    apply(
        new AttemptStarted(
            command.ref(),
            command.quiz().ownerId(),
            command.at(),
            Deadline.of(command.at(), settings, command.quiz().live()),
            settings.graceSeconds(),
            command.seed(),
            settings.attemptScoring(),
            settings.passingPercent(),
            command.paper().questions().size(),
            command.paper().maxPoints()),
        Claims.claiming(MetaData.emptyInstance(), command.claims()));
  }

  /// What every decision on an attempt is based on.
  @CommandHandlerInterceptor
  Object noteBasis(CommandMessage<?> command, InterceptorChain chain) throws Exception {
    noteBasis();
    return chain.proceed();
  }

  void noteBasis() {
    Basis.note(CurrentUnitOfWork.get(), attemptId, facts);
  }

  @CommandHandler
  void handle(
      GiveAnswers command,
      Papers papers,
      QuizStandings quizzes,
      ResponseRules rules,
      AttemptLimits limits) {
    mayBeSatBy(command.actor());
    isNotHandedIn();
    var questions = new Questions(paper(papers));
    questions.canTake(command.entries(), rules, command.faults());
    if (isOverAt(command.at())) {
      keepLate(command, limits);
      return;
    }
    var quiz = quizzes.lately(started.attempt().quizId());
    if (quiz.live().review().showsAnythingAfterAnswer()) {
      // What was shown cannot be taken back, so nothing is shown by a rule that holds no more.
      quiz = quizzes.now(started.attempt().quizId());
    }
    var answersAreFinal = quiz.live().review().showsAnythingAfterAnswer();
    areNotFinal(command.entries(), answersAreFinal);
    var shown = Shown.afterAnswer(quiz).metadata();
    for (var entry : command.entries()) {
      apply(answer(entry, questions, answersAreFinal, command.at()), shown);
    }
  }

  @CommandHandler
  void handle(FlagQuestion command, Papers papers) {
    mayBeSatBy(command.actor());
    isNotHandedIn();
    new Questions(paper(papers)).shows(command.questionId());
    isInTime(command.at());
    if (command.flagged() != flags.contains(command.questionId())) {
      apply(
          command.flagged()
              ? new QuestionFlagged(started.attempt(), command.questionId(), command.at())
              : new QuestionUnflagged(started.attempt(), command.questionId(), command.at()));
    }
  }

  @CommandHandler
  HandedInBefore handle(SubmitAttempt command, QuizStandings quizzes) {
    mayBeSatBy(command.actor());
    isInTimeOrHandedIn(command.at());
    var shown = Shown.afterSubmission(quizzes.now(started.attempt().quizId()), command.at());
    if (submission == null) {
      submit(command.at(), SubmittedBy.LEARNER, shown.metadata());
    }
    return new HandedInBefore(Objects.requireNonNull(submission).fact(), shown);
  }

  @CommandHandler
  void handle(SubmitWhenDue command) {
    submitWhenDue(command.at());
  }

  @CommandHandler
  void handle(MarkQuestion command, Papers papers) {
    mayBeMarkedBy(command.actor());
    isNoLongerOpen(command.at());
    var question = new Questions(paper(papers)).named(command.questionId());
    Questions.canEarn(question, command.points());
    submitWhenDue(command.at());
    var marker = new AccountId(command.actor().accountId());
    apply(
        new MarkGiven(
            started.attempt(),
            command.questionId(),
            marker,
            Scoring.marked(question, command.points()),
            command.comment(),
            command.at()));
    gradeIfMarked(command.at(), MetaData.emptyInstance());
  }

  /// Submits the attempt, as of the moment at which its time was up, if it was up at `moment`.
  void submitWhenDue(Instant moment) {
    var due = due();
    if (submission == null && due != null && moment.isAfter(due)) {
      submit(due, SubmittedBy.TIME_LIMIT, BySystem.METADATA);
    }
  }

  /// Whether it still takes answers at `moment`.
  boolean isOpenAt(Instant moment) {
    return submission == null && !isOverAt(moment);
  }

  private AttemptEvent answer(Entry entry, Questions questions, boolean isFinal, Instant at) {
    var response = entry.response();
    return response == null
        ? new AnswerCleared(started.attempt(), entry.questionId(), sequence + 1, at, entry.client())
        : new AnswerGiven(
            started.attempt(),
            entry.questionId(),
            sequence + 1,
            response,
            Scoring.outcome(questions.named(entry.questionId()), response),
            isFinal,
            at,
            Math.max(0, Duration.between(lastFactAt, at).toMillis()),
            entry.client());
  }

  private void keepLate(GiveAnswers command, AttemptLimits limits) {
    var due = Objects.requireNonNull(due());
    if (command.at().isAfter(due.plus(limits.lateAnswersKept()))) {
      throw timeIsUp();
    }
    submitWhenDue(command.at());
    for (var entry : command.entries()) {
      apply(
          new LateAnswerReceived(
              started.attempt(),
              entry.questionId(),
              entry.response(),
              command.at(),
              entry.client()));
    }
  }

  private void submit(Instant moment, SubmittedBy by, MetaData metadata) {
    var toBeMarked =
        answers.entrySet().stream()
            .filter(entry -> entry.getValue().points() == null)
            .map(Map.Entry::getKey)
            .toList();
    apply(
        new AttemptSubmitted(
            started.attempt(), started.startedAt(), moment, by, answersGiven, toBeMarked),
        metadata);
    gradeIfMarked(
        moment, by == SubmittedBy.TIME_LIMIT ? BySystem.METADATA : MetaData.emptyInstance());
  }

  private void gradeIfMarked(Instant moment, MetaData metadata) {
    if (answers.values().stream().anyMatch(answered -> answered.points() == null)) {
      return;
    }
    var outcomes =
        answers.values().stream()
            .map(answered -> new Outcome(answered.points(), null, null, null))
            .toList();
    apply(
        new AttemptGraded(
            started.attempt(),
            Scoring.total(outcomes, started.maxPoints(), started.passingPercent()),
            started.attemptScoring(),
            started.startedAt(),
            Objects.requireNonNull(submission).at(),
            moment),
        metadata);
  }

  private void mayBeSatBy(Actor actor) {
    if (started.attempt().learnerId().value().equals(actor.accountId())) {
      return;
    }
    if (mayBeSeenBy(actor)) {
      throw new Refusal(CommonErrorCode.FORBIDDEN, "Only the learner answers in an attempt");
    }
    throw AttemptErrorCode.attemptNotFound();
  }

  private boolean mayBeSeenBy(Actor actor) {
    return actor.is(Role.ANALYST) || mayMark(actor);
  }

  private void mayBeMarkedBy(Actor actor) {
    if (!mayMark(actor)) {
      throw AttemptErrorCode.attemptNotFound();
    }
  }

  private boolean mayMark(Actor actor) {
    return actor.is(Role.ADMINISTRATOR)
        || (actor.is(Role.INSTRUCTOR) && started.ownerId().value().equals(actor.accountId()));
  }

  private void isNotHandedIn() {
    if (submission != null && submission.by() == SubmittedBy.LEARNER) {
      throw new Refusal(
          AttemptErrorCode.ATTEMPT_CLOSED, "The attempt was handed in at " + submission.at());
    }
  }

  private void isInTime(Instant moment) {
    if (isOverAt(moment)) {
      throw timeIsUp();
    }
  }

  private void isInTimeOrHandedIn(Instant moment) {
    if (submission == null || submission.by() != SubmittedBy.LEARNER) {
      isInTime(moment);
    }
  }

  private void isNoLongerOpen(Instant moment) {
    if (isOpenAt(moment)) {
      throw new Refusal(AttemptErrorCode.ATTEMPT_OPEN, "An attempt is marked once it is submitted");
    }
  }

  private void areNotFinal(List<Entry> entries, boolean answersAreFinal) {
    var inThisRequest = new HashSet<QuestionId>();
    for (var entry : entries) {
      var answered = answers.get(entry.questionId());
      if ((answered != null && answered.isFinal()) || inThisRequest.contains(entry.questionId())) {
        throw new Refusal(
            AttemptErrorCode.ANSWER_FINAL,
            "Question " + entry.questionId() + " has its answer, which is final");
      }
      if (answersAreFinal && entry.response() != null) {
        inThisRequest.add(entry.questionId());
      }
    }
  }

  private boolean isOverAt(Instant moment) {
    var due = due();
    return (submission != null && submission.by() == SubmittedBy.TIME_LIMIT)
        || (due != null && moment.isAfter(due));
  }

  /// Until when answers are taken; null for ever.
  private @Nullable Instant due() {
    var deadline = started.deadline();
    return deadline == null ? null : deadline.plusSeconds(started.graceSeconds());
  }

  private Refusal timeIsUp() {
    return TimeIsUp.since(Objects.requireNonNull(due()));
  }

  private Paper paper(Papers papers) {
    return papers.paper(started.attempt().quizId(), started.attempt().version());
  }

  @EventSourcingHandler
  void on(AttemptEvent event) {
    facts++;
    lastFactAt = event.time();
    switch (event) {
      case AttemptStarted begun -> {
        attemptId = begun.attempt().attemptId();
        started = begun;
      }
      case AnswerGiven given -> {
        sequence = given.sequence();
        answersGiven++;
        answers.put(given.questionId(), Answered.of(given.outcome(), given.isFinal()));
      }
      case AnswerCleared cleared -> {
        sequence = cleared.sequence();
        answers.remove(cleared.questionId());
      }
      case QuestionFlagged flagged -> flags.add(flagged.questionId());
      case QuestionUnflagged unflagged -> flags.remove(unflagged.questionId());
      case AttemptSubmitted ended ->
          submission = new Submission(ended.submittedAt(), ended.submittedBy(), null, facts - 1);
      case MarkGiven marked ->
          answers.put(marked.questionId(), Answered.of(marked.outcome(), true));
      case AttemptGraded graded ->
          submission = Objects.requireNonNull(submission).graded(graded.score());
      case LateAnswerReceived late -> {
        // Kept for the history alone.
      }
    }
  }
}
