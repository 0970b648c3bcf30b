package io.quizledger.command.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.command.form.TextRule;
import io.quizledger.command.quiz.Paths;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Marking by hand.
@RestController
class MarkEndpoints {
  private static final BigDecimal MAX_POINTS = QuestionRules.MAX_POINTS.plain();

  private final Dispatcher dispatcher;
  private final AttemptLimits limits;
  private final Clock clock;

  MarkEndpoints(Dispatcher dispatcher, AttemptLimits limits, Clock clock) {
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.clock = clock;
  }

  /// The answer to a mark.
  ///
  /// @param score of the whole attempt, absent while a question has yet to be marked
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Marked(
      AttemptId attemptId,
      QuestionId questionId,
      Outcome outcome,
      HandedIn.Status status,
      @Nullable Score score) {}

  @Operation(
      operationId = "markQuestion",
      summary = "Mark a question of a submitted attempt by hand")
  @PutMapping("/api/attempts/{attemptId}/marks/{questionId}")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = AttemptBodies.Mark.class)))
  @PreAuthorize("hasAnyRole('INSTRUCTOR', 'ADMINISTRATOR')")
  ResponseEntity<Marked> mark(
      @PathVariable String attemptId, @PathVariable String questionId, CommandRequest request) {
    var form = request.form();
    var points = form.decimal("points", BigDecimal.ZERO, MAX_POINTS, Points.SCALE);
    form.require("points");
    var comment = form.text("comment", TextRule.text(limits.comment()));
    form.check();
    var command =
        new MarkQuestion(
            AttemptEndpoints.attempt(attemptId),
            request.actor(),
            Paths.question(questionId),
            new Points(points == null ? BigDecimal.ZERO : points),
            comment,
            clock.instant());
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> Answer.ok(commit).body(marked(commit));
      case Decided.Unchanged unchanged ->
          throw new IllegalStateException("Every mark is a fact: " + unchanged);
    };
  }

  private static Marked marked(Commit commit) {
    MarkGiven mark = null;
    Score score = null;
    for (var event : commit.events()) {
      switch (event.getPayload()) {
        case MarkGiven given -> mark = given;
        case AttemptGraded graded -> score = graded.score();
        default -> {
          // The attempt may have been submitted in the same commit.
        }
      }
    }
    if (mark == null) {
      throw new IllegalStateException("The commit at " + commit.position() + " marks nothing");
    }
    return new Marked(
        mark.attempt().attemptId(),
        mark.questionId(),
        mark.outcome(),
        score == null ? HandedIn.Status.TO_BE_MARKED : HandedIn.Status.GRADED,
        score);
  }
}
