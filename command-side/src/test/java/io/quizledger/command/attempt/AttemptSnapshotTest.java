package io.quizledger.command.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

class AttemptSnapshotTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.001Z");
  private static final AttemptRef REF =
      new AttemptRef(new AttemptId("a"), new QuizId("quiz"), 1, new AccountId("learner"), 1, true);

  @Test
  void anAttemptComesBackFromItsSnapshotAsItWas() {
    var serializer =
        JacksonSerializer.builder()
            .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
            .build();
    var attempt = attempt();

    Attempt back = serializer.deserialize(serializer.serialize(attempt, String.class));

    assertThat(back).usingRecursiveComparison().isEqualTo(attempt);
  }

  private static Attempt attempt() {
    var attempt = new Attempt();
    attempt.on(
        new AttemptStarted(
            REF,
            new AccountId("owner"),
            NOW,
            NOW.plusSeconds(60),
            5,
            -7_000_000_000_000_000_000L,
            AttemptScoring.AVERAGE,
            new Percent(new BigDecimal("66.6667")),
            2,
            Points.of("3.5")));
    attempt.on(answer("q1", 1, new Outcome(Points.of("-0.5"), null, Correctness.WRONG, "No")));
    attempt.on(answer("q2", 2, new Outcome(null, null, Correctness.TO_BE_MARKED, null)));
    attempt.on(new QuestionFlagged(REF, new QuestionId("q2"), NOW));
    attempt.on(
        new AttemptSubmitted(
            REF, NOW, NOW, SubmittedBy.TIME_LIMIT, 2, List.of(new QuestionId("q2"))));
    attempt.on(
        new AttemptGraded(
            REF,
            new Score(Points.ZERO, Points.of("3.5"), Percent.ZERO, false),
            AttemptScoring.AVERAGE,
            NOW,
            NOW,
            NOW));
    return attempt;
  }

  private static AnswerGiven answer(String question, int sequence, Outcome outcome) {
    return new AnswerGiven(
        REF,
        new QuestionId(question),
        sequence,
        new Verdict(true),
        outcome,
        sequence == 1,
        NOW,
        0L,
        ClientStamp.NONE);
  }
}
