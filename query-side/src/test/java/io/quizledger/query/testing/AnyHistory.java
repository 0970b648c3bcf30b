package io.quizledger.query.testing;

import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.outcome;
import static io.quizledger.query.testing.Samples.question;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Commits as a school in a hurry would make them: any quiz, any learner, any order of doing things
/// that the rules allow. The same seed tells the same history.
public final class AnyHistory {
  private static final int QUESTIONS = 6;
  private static final int LEARNERS = 9;

  private final Random random;
  private final List<Shelved> quizzes = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Sitting> sittings = new ArrayList<>();
  private final String prefix;
  private Instant now = Samples.NOON;

  public AnyHistory(long seed, String prefix) {
    this.random = new Random(seed);
    this.prefix = prefix;
  }

  private static final class Shelved {
    private final QuizId quizId;
    private final List<Question> draft = new ArrayList<>();
    private int version;
    private boolean published;

    Shelved(QuizId quizId) {
      this.quizId = quizId;
    }
  }

  private static final class Sitting {
    private final AttemptRef attempt;
    private final Instant startedAt;
    private int sequence;
    private boolean submitted;

    Sitting(AttemptRef attempt, Instant startedAt) {
      this.attempt = attempt;
      this.startedAt = startedAt;
    }
  }

  /// The next commit's facts.
  public Object[] next() {
    now = now.plusMillis(random.nextInt(5_000));
    if (quizzes.size() < 3) {
      return created();
    }
    return switch (random.nextInt(10)) {
      case 0, 1 -> edited(any(quizzes));
      case 2 -> published(any(quizzes));
      case 3, 4 -> started(any(quizzes));
      default -> sittings.isEmpty() ? edited(any(quizzes)) : sat(any(sittings));
    };
  }

  private Object[] created() {
    var quiz = new Shelved(new QuizId(prefix + "-" + quizzes.size()));
    quizzes.add(quiz);
    return facts(
        new QuizCreated(
            quiz.quizId, OWNER, Samples.titled("Quiz " + quizzes.size()), Visibility.PUBLIC));
  }

  private Object[] edited(Shelved quiz) {
    return switch (random.nextInt(8)) {
      case 0 -> facts(new QuizDetailsChanged(quiz.quizId, Samples.titled("Name " + any())));
      case 1 ->
          facts(
              new QuizSettingsChanged(
                  quiz.quizId,
                  new QuizSettings(
                      60L,
                      2,
                      null,
                      now,
                      null,
                      AttemptScoring.HIGHEST,
                      null,
                      true,
                      true,
                      ReviewSettings.DEFAULT)));
      case 2 -> facts(new QuizVisibilityChanged(quiz.quizId, any(List.of(Visibility.values()))));
      case 3 -> facts(new QuizFeatured(quiz.quizId), new QuizUnfeatured(quiz.quizId));
      case 4 -> reordered(quiz);
      case 5 -> removed(quiz);
      default -> added(quiz);
    };
  }

  private Object[] added(Shelved quiz) {
    var questionId = new QuestionId("q" + random.nextInt(QUESTIONS));
    var question = question(questionId, Integer.toString(1 + random.nextInt(3)));
    var known = quiz.draft.removeIf(each -> each.questionId().equals(questionId));
    quiz.draft.add(question);
    return facts(
        known
            ? new QuestionReplaced(quiz.quizId, question)
            : new QuestionAdded(quiz.quizId, question));
  }

  private Object[] removed(Shelved quiz) {
    return quiz.draft.isEmpty()
        ? added(quiz)
        : facts(
            new QuestionRemoved(
                quiz.quizId, quiz.draft.remove(random.nextInt(quiz.draft.size())).questionId()));
  }

  private Object[] reordered(Shelved quiz) {
    Collections.shuffle(quiz.draft, random);
    return facts(
        new QuestionsReordered(
            quiz.quizId, quiz.draft.stream().map(Question::questionId).toList()));
  }

  private Object[] published(Shelved quiz) {
    if (quiz.published && random.nextInt(4) == 0) {
      quiz.published = false;
      return facts(new QuizWithdrawn(quiz.quizId, quiz.version, now));
    }
    if (quiz.draft.isEmpty()) {
      return added(quiz);
    }
    quiz.version++;
    quiz.published = true;
    return facts(
        Samples.published(
            Samples.paper(quiz.quizId, quiz.version, quiz.draft.toArray(Question[]::new))));
  }

  private Object[] started(Shelved quiz) {
    if (!quiz.published) {
      return published(quiz);
    }
    var learner =
        random.nextInt(12) == 0
            ? OWNER
            : new AccountId(prefix + "-learner-" + random.nextInt(LEARNERS));
    var number = numbers.merge(quiz.quizId + "#" + learner, 1, Integer::sum);
    var attempt = Samples.attempt(quiz.quizId, learner, number);
    sittings.add(new Sitting(attempt, now));
    return facts(Samples.started(attempt, now));
  }

  private Object[] sat(Sitting sitting) {
    var questionId = new QuestionId("q" + random.nextInt(QUESTIONS));
    if (sitting.submitted) {
      return random.nextBoolean()
          ? facts(
              new LateAnswerReceived(
                  sitting.attempt, questionId, Samples.right(), now, ClientStamp.NONE))
          : facts(
              new MarkGiven(
                  sitting.attempt,
                  questionId,
                  OWNER,
                  outcome("0.5", Correctness.PARTIAL),
                  null,
                  now),
              graded(sitting));
    }
    return switch (random.nextInt(8)) {
      case 0 -> facts(new QuestionFlagged(sitting.attempt, questionId, now));
      case 1 -> facts(new QuestionUnflagged(sitting.attempt, questionId, now));
      case 2 ->
          facts(
              new AnswerCleared(
                  sitting.attempt, questionId, ++sitting.sequence, now, ClientStamp.NONE));
      case 3 -> submitted(sitting);
      default ->
          facts(
              Samples.answered(sitting.attempt, questionId, ++sitting.sequence, now),
              Samples.answered(
                  sitting.attempt,
                  new QuestionId("q" + random.nextInt(QUESTIONS)),
                  ++sitting.sequence,
                  now));
    };
  }

  private Object[] submitted(Sitting sitting) {
    sitting.submitted = true;
    return facts(Samples.submitted(sitting.attempt, sitting.startedAt, now), graded(sitting));
  }

  private Object graded(Sitting sitting) {
    return Samples.graded(
        sitting.attempt, Integer.toString(random.nextInt(11)), sitting.startedAt, now);
  }

  private static Object[] facts(Object... facts) {
    return facts;
  }

  private int any() {
    return random.nextInt(1_000);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
