package io.quizledger.query.attempts;

import static io.quizledger.query.testing.Samples.ANNA;
import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.Q2;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.outcome;
import static io.quizledger.query.testing.Samples.right;
import static io.quizledger.query.testing.Samples.started;
import static io.quizledger.query.testing.Samples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.projections.RecordedEvent;
import io.quizledger.query.testing.Facts;
import io.quizledger.query.testing.FoldedLog;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class AttemptFoldsTest {
  private static final AttemptRef ATTEMPT = attempt(ANNA, 1);

  @Test
  void anAttemptIsOpenUntilItIsSubmittedAndThenAwaitsItsGrade() {
    var log = Facts.of(started(ATTEMPT, NOON));
    assertThat(attemptIn(log).status()).isEqualTo(AttemptStatus.OPEN);
    log.commit(
        new AttemptSubmitted(
            ATTEMPT, NOON, NOON.plusSeconds(9), SubmittedBy.TIME_LIMIT, 1, List.of(Q1)));
    assertThat(attemptIn(log).status()).isEqualTo(AttemptStatus.TO_BE_MARKED);
    assertThat(attemptIn(log).submittedBy()).isEqualTo(SubmittedBy.TIME_LIMIT);
    log.commit(graded(ATTEMPT, "2", NOON, NOON.plusSeconds(9)));
    assertThat(attemptIn(log).status()).isEqualTo(AttemptStatus.GRADED);
    assertThat(attemptIn(log).submittedAt()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void answersAreOfTheFamilyThatTheirAttemptBeginsAndItsHandInEnds() {
    var fold = new AnswerFold();
    var family = ATTEMPT.attemptId().value();

    assertThat(fold.begins(event(started(ATTEMPT, NOON)))).isEqualTo(family);
    assertThat(fold.keys(event(answered(ATTEMPT, Q1, 1, NOON))))
        .allSatisfy(id -> assertThat(fold.family(id)).isEqualTo(family));
    assertThat(fold.ends(event(submitted(ATTEMPT, NOON, NOON)))).isEqualTo(family);
    assertThat(fold.mayConcern(AttemptStarted.class)).isTrue();
    assertThat(fold.mayConcern(AttemptSubmitted.class)).isTrue();
  }

  @Test
  void anAttemptIsAFamilyOfItself() {
    var fold = new AttemptFold();
    var family = ATTEMPT.attemptId().value();

    assertThat(fold.begins(event(started(ATTEMPT, NOON)))).isEqualTo(family);
    assertThat(fold.keys(event(started(ATTEMPT, NOON))))
        .allSatisfy(id -> assertThat(fold.family(id)).isEqualTo(family));
  }

  private static RecordedEvent event(AttemptEvent fact) {
    return new RecordedEvent(
        1, 0, NOON, fact.attempt().attemptId().value(), 0, fact, MetaData.emptyInstance());
  }

  @Test
  void aGradeGivenAnewReplacesTheOld() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            submitted(ATTEMPT, NOON, NOON),
            graded(ATTEMPT, "2", NOON, NOON),
            graded(ATTEMPT, "5", NOON, NOON));

    assertThat(attemptIn(log).score().points().toString()).isEqualTo("5");
  }

  @Test
  void theLastAnswerCountsAndEarlierOnesAreChanges() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            answered(ATTEMPT, Q1, 1, NOON.plusSeconds(1)),
            new AnswerCleared(ATTEMPT, Q1, 2, NOON.plusSeconds(2), ClientStamp.NONE),
            answered(ATTEMPT, Q1, 3, NOON.plusSeconds(4)));

    var answer = answer(log, Q1);
    assertThat(answer.response()).isEqualTo(right());
    assertThat(answer.answeredAt()).isEqualTo(NOON.plusSeconds(4));
    assertThat(answer.changes()).isEqualTo(2);
  }

  @Test
  void aClearedAnswerHasNeitherResponseNorOutcome() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            answered(ATTEMPT, Q1, 1, NOON.plusSeconds(1)),
            new AnswerCleared(ATTEMPT, Q1, 2, NOON.plusSeconds(2), ClientStamp.NONE));

    var answer = answer(log, Q1);
    assertThat(answer.response()).isNull();
    assertThat(answer.answeredAt()).isNull();
    assertThat(answer.outcome()).isNull();
    assertThat(answer.changes()).isEqualTo(1);
  }

  @Test
  void timeSpentIsTheSumOverAQuestionsAnswers() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            answered(ATTEMPT, Q1, 1, NOON.plusMillis(3_000)),
            answered(ATTEMPT, Q2, 2, NOON.plusMillis(6_000)),
            new AnswerCleared(ATTEMPT, Q1, 3, NOON.plusMillis(7_000), ClientStamp.NONE),
            answered(ATTEMPT, Q1, 4, NOON.plusMillis(10_000)));

    assertThat(answer(log, Q1).timeSpentMillis()).isEqualTo(6_000);
    assertThat(answer(log, Q2).timeSpentMillis()).isEqualTo(3_000);
  }

  @Test
  void timeSpentIsUnknownWhereAnAnswerDoesNotSayHowLongItTook() {
    var unsaid =
        new AnswerGiven(
            ATTEMPT,
            Q1,
            1,
            right(),
            outcome("1", Correctness.CORRECT),
            false,
            NOON,
            null,
            ClientStamp.NONE);
    var log = Facts.of(started(ATTEMPT, NOON), unsaid, answered(ATTEMPT, Q1, 2, NOON));

    assertThat(answer(log, Q1).timeSpentMillis()).isNull();
  }

  @Test
  void aFlagStaysUntilItIsTakenOff() {
    var log = Facts.of(started(ATTEMPT, NOON), new QuestionFlagged(ATTEMPT, Q2, NOON));
    assertThat(answer(log, Q2).flagged()).isTrue();
    assertThat(answer(log, Q2).changes()).isZero();
    log.commit(new QuestionUnflagged(ATTEMPT, Q2, NOON));
    assertThat(answer(log, Q2).flagged()).isFalse();
  }

  @Test
  void aMarkReplacesTheOutcomeAndLeavesTheResponse() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            answered(ATTEMPT, Q1, 1, NOON.plusSeconds(1)),
            submitted(ATTEMPT, NOON, NOON.plusSeconds(2)),
            new MarkGiven(
                ATTEMPT,
                Q1,
                OWNER,
                outcome("0.5", Correctness.PARTIAL),
                "Nearly",
                NOON.plusSeconds(9)));

    assertThat(answer(log, Q1).outcome()).isEqualTo(outcome("0.5", Correctness.PARTIAL));
    assertThat(answer(log, Q1).response()).isEqualTo(right());
  }

  @Test
  void aLateAnswerStandsInTheHistoryAlone() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            submitted(ATTEMPT, NOON, NOON.plusSeconds(2)),
            new LateAnswerReceived(ATTEMPT, Q1, right(), NOON.plusSeconds(3), ClientStamp.NONE));

    assertThat(folded(log).documents(AnswerFold.COLLECTION)).isEmpty();
    assertThat(history(log).getLast().type()).isEqualTo(FactType.LATE_ANSWER_RECEIVED);
    assertThat(history(log).getLast().response()).isEqualTo(right());
  }

  @Test
  void theHistoryHoldsEveryFactWithItsPlaceInTheLogAndItsActor() {
    var log = new Facts();
    log.commitBy("anna", started(ATTEMPT, NOON));
    log.commitBy("anna", answered(ATTEMPT, Q1, 1, NOON), answered(ATTEMPT, Q2, 2, NOON));
    log.commit(
        submitted(ATTEMPT, NOON, NOON.plusSeconds(9)),
        graded(ATTEMPT, "2", NOON, NOON.plusSeconds(9)));

    assertThat(history(log))
        .extracting(FactDocument::type, FactDocument::position, FactDocument::index)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FactType.ATTEMPT_STARTED, 1L, 0),
            org.assertj.core.groups.Tuple.tuple(FactType.ANSWER_GIVEN, 2L, 0),
            org.assertj.core.groups.Tuple.tuple(FactType.ANSWER_GIVEN, 2L, 1),
            org.assertj.core.groups.Tuple.tuple(FactType.ATTEMPT_SUBMITTED, 3L, 0),
            org.assertj.core.groups.Tuple.tuple(FactType.ATTEMPT_GRADED, 3L, 1));
    assertThat(history(log).get(2).sequence()).isEqualTo(2);
    assertThat(history(log).getFirst().actorId()).isEqualTo("anna");
    assertThat(history(log).getLast().actorId()).isNull();
  }

  @Test
  void aFactOfTheHistoryHasTheTimeThatItsAnswerToldAndThatTimeSpentIsCountedBy() {
    var log =
        Facts.of(
            started(ATTEMPT, NOON),
            answered(ATTEMPT, Q1, 1, NOON.plusSeconds(3)),
            submitted(ATTEMPT, NOON, NOON.plusSeconds(5)));

    assertThat(history(log))
        .extracting(FactDocument::time)
        .containsExactly(NOON, NOON.plusSeconds(3), NOON.plusSeconds(5));
  }

  @Test
  void noDocumentOfAnAttemptGrowsWithItsAnswers() {
    var log = Facts.of(started(ATTEMPT, NOON));
    for (var sequence = 1; sequence <= 2_000; sequence++) {
      log.commit(
          answered(
              ATTEMPT, new QuestionId("q" + sequence % 40), sequence, NOON.plusMillis(sequence)));
    }

    var folded = folded(log);
    assertThat(folded.documents(AnswerFold.COLLECTION)).hasSize(40);
    assertThat(folded.documents(HistoryFold.COLLECTION)).hasSize(2_001);
    assertThat(attemptIn(log).toString().length()).isLessThan(1_500);
  }

  private static FoldedLog folded(Facts log) {
    return FoldedLog.of(new AttemptsReadModel().attemptsFolds(), log);
  }

  private static AttemptDocument attemptIn(Facts log) {
    return folded(log)
        .find(AttemptFold.COLLECTION, ATTEMPT.attemptId().value(), AttemptDocument.class)
        .orElseThrow();
  }

  private static AnswerDocument answer(Facts log, QuestionId questionId) {
    return folded(log)
        .find(
            AnswerFold.COLLECTION,
            AnswerDocument.id(ATTEMPT.attemptId(), questionId),
            AnswerDocument.class)
        .orElseThrow();
  }

  private static List<FactDocument> history(Facts log) {
    return folded(log).all(HistoryFold.COLLECTION, FactDocument.class).stream()
        .sorted(java.util.Comparator.comparingLong(FactDocument::order))
        .toList();
  }
}
