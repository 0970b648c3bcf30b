package io.quizledger.command.audit;

import io.quizledger.command.scoring.Scoring;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.Score;
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
import io.quizledger.events.ids.QuestionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One attempt, scored anew from its paper and its responses, fact by fact. What its facts say of
/// scores is compared with that and otherwise not used: a total is the sum of what the answers must
/// have earned, not of what was recorded for them.
final class RecomputedAttempt {
  private static final Outcome NOTHING = new Outcome(null, null, null, null);

  private final Paper paper;
  private final Map<QuestionId, Outcome> outcomes = new LinkedHashMap<>();

  RecomputedAttempt(Paper paper) {
    this.paper = paper;
  }

  /// How many answers it holds.
  int size() {
    return outcomes.size();
  }

  /// Takes the attempt's next fact.
  ///
  /// @return how it differs from what it must say
  List<Difference> next(AttemptEvent event) {
    return switch (event) {
      case AttemptStarted started -> started(started);
      case AnswerGiven given -> {
        var outcome = answered(given);
        outcomes.put(given.questionId(), outcome);
        yield compare(event, given.questionId(), given.outcome(), outcome);
      }
      case AnswerCleared cleared -> {
        outcomes.remove(cleared.questionId());
        yield List.of();
      }
      case MarkGiven marked -> {
        var outcome = marked(marked);
        outcomes.put(marked.questionId(), outcome);
        yield compare(event, marked.questionId(), marked.outcome(), outcome);
      }
      case AttemptSubmitted submitted -> submitted(submitted);
      case AttemptGraded graded -> graded(graded);
      case QuestionFlagged _, QuestionUnflagged _, LateAnswerReceived _ -> List.of();
    };
  }

  private List<Difference> started(AttemptStarted started) {
    var parts = new ArrayList<String>();
    note(parts, "maxPoints", started.maxPoints(), paper.maxPoints());
    note(parts, "questionCount", started.questionCount(), paper.questions().size());
    note(parts, "passingPercent", started.passingPercent(), paper.settings().passingPercent());
    return difference(started, null, started.maxPoints(), paper.maxPoints(), parts);
  }

  private Outcome answered(AnswerGiven given) {
    return ifPossible(() -> Scoring.outcome(question(given.questionId()), given.response()));
  }

  /// A mark's points are the marker's; what follows from them is computed.
  private Outcome marked(MarkGiven marked) {
    var points = marked.outcome().points();
    return points == null
        ? NOTHING
        : ifPossible(() -> Scoring.marked(question(marked.questionId()), points));
  }

  private List<Difference> submitted(AttemptSubmitted submitted) {
    var recomputed =
        outcomes.entrySet().stream()
            .filter(entry -> entry.getValue().correctness() == Correctness.TO_BE_MARKED)
            .map(Map.Entry::getKey)
            .toList();
    return Stream.concat(
            submitted.toBeMarked().stream().filter(id -> !recomputed.contains(id)),
            recomputed.stream().filter(id -> !submitted.toBeMarked().contains(id)))
        .map(
            id ->
                new Difference(
                    submitted.attempt().attemptId(),
                    id,
                    null,
                    outcomes.getOrDefault(id, NOTHING).points(),
                    List.of("toBeMarked")))
        .toList();
  }

  private List<Difference> graded(AttemptGraded graded) {
    var recorded = graded.score();
    var recomputed = total();
    var parts = new ArrayList<String>();
    note(parts, "points", recorded.points(), recomputed == null ? null : recomputed.points());
    if (recomputed != null) {
      note(parts, "maxPoints", recorded.maxPoints(), recomputed.maxPoints());
      note(parts, "percent", recorded.percent(), recomputed.percent());
      note(parts, "passed", recorded.passed(), recomputed.passed());
    }
    return difference(
        graded, null, recorded.points(), recomputed == null ? null : recomputed.points(), parts);
  }

  private @Nullable Score total() {
    return outcomes.values().stream().anyMatch(outcome -> outcome.points() == null)
        ? null
        : Scoring.total(outcomes.values(), paper.maxPoints(), paper.settings().passingPercent());
  }

  private static List<Difference> compare(
      AttemptEvent event, QuestionId questionId, Outcome recorded, Outcome recomputed) {
    var parts = new ArrayList<String>();
    note(parts, "points", recorded.points(), recomputed.points());
    note(parts, "maxPoints", recorded.maxPoints(), recomputed.maxPoints());
    note(parts, "correctness", recorded.correctness(), recomputed.correctness());
    note(parts, "feedback", recorded.feedback(), recomputed.feedback());
    return difference(event, questionId, recorded.points(), recomputed.points(), parts);
  }

  private static void note(
      List<String> parts, String part, @Nullable Object recorded, @Nullable Object recomputed) {
    if (!Objects.equals(recorded, recomputed)) {
      parts.add(part);
    }
  }

  private static List<Difference> difference(
      AttemptEvent event,
      @Nullable QuestionId questionId,
      @Nullable Points recorded,
      @Nullable Points recomputed,
      List<String> parts) {
    return parts.isEmpty()
        ? List.of()
        : List.of(
            new Difference(
                event.attempt().attemptId(), questionId, recorded, recomputed, List.copyOf(parts)));
  }

  private Question question(QuestionId questionId) {
    for (var question : paper.questions()) {
      if (question.questionId().equals(questionId)) {
        return question;
      }
    }
    throw new IllegalArgumentException("the paper has no question " + questionId);
  }

  /// Nothing where the paper has no such question, or the response does not fit it.
  private static Outcome ifPossible(Supplier<Outcome> scoring) {
    try {
      return scoring.get();
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }
}
