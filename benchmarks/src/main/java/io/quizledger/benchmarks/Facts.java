package io.quizledger.benchmarks;

import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/// Answers as the command side writes them, with a claim and what stands beside each.
final class Facts {
  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

  private Facts() {}

  /// The `sequence`-th answer of attempt `attempt`, as a commit of its own.
  static List<DomainEventMessage<?>> answer(int attempt, long sequence) {
    var id = "attempt-%016x".formatted(attempt);
    var fact =
        new AnswerGiven(
            new AttemptRef(
                new AttemptId(id),
                new QuizId("quiz-0000000000000001"),
                1,
                new AccountId("learner-%016x".formatted(attempt)),
                1,
                false),
            new QuestionId("question-%08x".formatted(sequence % 50)),
            (int) sequence + 1,
            new ChosenOne(new ChoiceId("choice-%08x".formatted(sequence % 4))),
            new Outcome(Points.of("0.3333"), Points.of("1"), Correctness.PARTIAL, null),
            false,
            TIME.plusMillis(sequence),
            1L,
            new ClientStamp(TIME.plusMillis(sequence - 20), "tab-1", sequence));
    return List.of(
        new GenericDomainEventMessage<>(
            "Attempt",
            id,
            sequence,
            fact,
            Map.of(
                "actorId", "learner-%016x".formatted(attempt),
                "requestId", "request-%08x-%08x".formatted(attempt, sequence),
                "fingerprint", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "claims", List.of("request:%032x%032x".formatted(attempt, sequence)))));
  }
}
