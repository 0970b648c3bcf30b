package io.quizledger.query.testing;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizPublished;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quiz, the people and the facts that tests tell of, where it does not matter which.
public final class Samples {
  public static final AccountId OWNER = new AccountId("ines");
  public static final AccountId ANNA = new AccountId("anna");
  public static final AccountId BEN = new AccountId("ben");
  public static final QuizId QUIZ = new QuizId("rivers");
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  public static final QuestionId Q1 = new QuestionId("q1");
  public static final QuestionId Q2 = new QuestionId("q2");

  private Samples() {}

  public static QuizDetails titled(String title) {
    return new QuizDetails(title, null, null, List.of(), null, null);
  }

  public static QuizCreated created(QuizId quizId, Visibility visibility) {
    return new QuizCreated(quizId, OWNER, titled("Rivers of Europe"), visibility);
  }

  public static SingleChoice question(QuestionId questionId, String points) {
    return new SingleChoice(
        questionId,
        "The name of " + questionId,
        "What does " + questionId + " ask?",
        TextFormat.PLAIN,
        Points.of(points),
        "Feedback to all of " + questionId,
        null,
        null,
        List.of(
            new Choice(new ChoiceId("right"), "This", Weight.FULL, "Well done"),
            new Choice(new ChoiceId("wrong"), "That", Weight.NONE, "Not quite")));
  }

  public static Paper paper(QuizId quizId, int version, Question... questions) {
    return new Paper(
        quizId, version, titled("Rivers of Europe"), QuizSettings.DEFAULT, List.of(questions));
  }

  public static QuizPublished published(Paper paper) {
    return new QuizPublished(paper.quizId(), OWNER, NOON, paper);
  }

  public static QuizSettings reviewing(ReviewSettings review) {
    return settings(null, review);
  }

  public static QuizSettings settings(Instant closesAt, ReviewSettings review) {
    return new QuizSettings(
        null, 0, null, closesAt, null, AttemptScoring.HIGHEST, null, false, false, review);
  }

  public static AttemptRef attempt(AccountId learner, int number) {
    return attempt(QUIZ, learner, number);
  }

  public static AttemptRef attempt(QuizId quizId, AccountId learner, int number) {
    return new AttemptRef(
        new AttemptId(quizId + "-" + learner + "-" + number),
        quizId,
        1,
        learner,
        number,
        learner.equals(OWNER));
  }

  public static AttemptStarted started(AttemptRef attempt, Instant at) {
    return started(attempt, OWNER, at);
  }

  public static AttemptStarted started(AttemptRef attempt, AccountId ownerId, Instant at) {
    return new AttemptStarted(
        attempt, ownerId, at, null, 0, 42, AttemptScoring.HIGHEST, null, 2, Points.of("2"));
  }

  public static Response right() {
    return new ChosenOne(new ChoiceId("right"));
  }

  public static Outcome outcome(String points, Correctness correctness) {
    return new Outcome(Points.of(points), Points.of("1"), correctness, "Well done");
  }

  public static AnswerGiven answered(
      AttemptRef attempt, QuestionId questionId, int sequence, Instant at) {
    return new AnswerGiven(
        attempt,
        questionId,
        sequence,
        right(),
        outcome("1", Correctness.CORRECT),
        false,
        at,
        3_000L,
        ClientStamp.NONE);
  }

  public static AttemptSubmitted submitted(AttemptRef attempt, Instant startedAt, Instant at) {
    return submitted(attempt, startedAt, at, 1);
  }

  public static AttemptSubmitted submitted(
      AttemptRef attempt, Instant startedAt, Instant at, @Nullable Integer answersGiven) {
    return new AttemptSubmitted(
        attempt, startedAt, at, SubmittedBy.LEARNER, answersGiven, List.of());
  }

  public static Score score(String points, String maxPoints) {
    return new Score(
        Points.of(points),
        Points.of(maxPoints),
        Percent.of(Points.of(points), Points.of(maxPoints)),
        null);
  }

  public static AttemptGraded graded(
      AttemptRef attempt, String points, Instant startedAt, Instant submittedAt) {
    return graded(attempt, points, AttemptScoring.HIGHEST, startedAt, submittedAt);
  }

  public static AttemptGraded graded(
      AttemptRef attempt,
      String points,
      AttemptScoring scoring,
      Instant startedAt,
      Instant submittedAt) {
    return new AttemptGraded(
        attempt, score(points, "10"), scoring, startedAt, submittedAt, submittedAt);
  }
}
