package io.quizledger.command.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.command.quiz.Papers;
import io.quizledger.command.quiz.Paths;
import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.assessment.LearnersPaper;
import io.quizledger.events.assessment.LearnersQuestion;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Starting and handing in attempts.
@RestController
class AttemptEndpoints {
  private final Dispatcher dispatcher;
  private final EventLog log;
  private final Papers papers;
  private final IdSource ids;
  private final SecureRandom random;
  private final Clock clock;

  AttemptEndpoints(
      Dispatcher dispatcher,
      EventLog log,
      Papers papers,
      IdSource ids,
      SecureRandom random,
      Clock clock) {
    this.dispatcher = dispatcher;
    this.log = log;
    this.papers = papers;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /// An attempt as its learner gets it.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Started(
      AttemptId attemptId,
      QuizId quizId,
      int version,
      int number,
      Instant startedAt,
      @Nullable Instant deadline,
      List<LearnersQuestion> questions) {}

  /// The answer to a flag.
  record Flag(QuestionId questionId, boolean flagged) {}

  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "200",
      description = "One was open already",
      useReturnTypeSchema = true)
  @Operation(
      operationId = "startAttempt",
      summary = "Start an attempt, or get the one that is open")
  @PostMapping("/api/quizzes/{quizId}/attempts")
  @PreAuthorize("hasAnyRole('LEARNER', 'INSTRUCTOR', 'ADMINISTRATOR')")
  ResponseEntity<Started> start(@PathVariable String quizId, CommandRequest request) {
    request.form().check();
    var command =
        new StartAttempt(
            Paths.quiz(quizId),
            request.actor(),
            new AttemptId(ids.next()),
            random.nextLong(),
            clock.instant());
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> {
        var started = started(commit);
        yield Answer.created(commit, "/api/attempts/" + started.attemptId()).body(started);
      }
      case Decided.Unchanged(Object open) -> {
        var commit = (Commit) Objects.requireNonNull(open);
        yield Answer.ok(commit).body(started(commit));
      }
    };
  }

  private Started started(Commit commit) {
    var start = AttemptClaims.start(commit);
    var attempt = start.attempt();
    var paper = papers.paper(attempt.quizId(), attempt.version());
    return new Started(
        attempt.attemptId(),
        attempt.quizId(),
        attempt.version(),
        attempt.number(),
        start.startedAt(),
        start.deadline(),
        LearnersPaper.of(paper, start.seed()).questions());
  }

  @Operation(operationId = "flagQuestion", summary = "Flag a question to come back to")
  @PutMapping("/api/attempts/{attemptId}/flags/{questionId}")
  ResponseEntity<Flag> flag(
      @PathVariable String attemptId, @PathVariable String questionId, CommandRequest request) {
    return flagged(attemptId, questionId, request, true);
  }

  @Operation(operationId = "unflagQuestion", summary = "Take the flag off a question")
  @DeleteMapping("/api/attempts/{attemptId}/flags/{questionId}")
  ResponseEntity<Flag> unflag(
      @PathVariable String attemptId, @PathVariable String questionId, CommandRequest request) {
    return flagged(attemptId, questionId, request, false);
  }

  private ResponseEntity<Flag> flagged(
      String attemptId, String questionId, CommandRequest request, boolean flagged) {
    request.form().check();
    var question = Paths.question(questionId);
    var command =
        new FlagQuestion(attempt(attemptId), request.actor(), question, flagged, clock.instant());
    var answer =
        switch (dispatcher.send(request, command)) {
          case Decided.Written(Commit commit) -> Answer.ok(commit);
          case Decided.Unchanged unchanged -> Answer.unchanged();
        };
    return answer.body(new Flag(question, flagged));
  }

  @Operation(operationId = "submitAttempt", summary = "Hand an attempt in")
  @PostMapping("/api/attempts/{attemptId}/submission")
  ResponseEntity<HandedIn> submit(@PathVariable String attemptId, CommandRequest request) {
    request.form().check();
    var attempt = attempt(attemptId);
    var command = new SubmitAttempt(attempt, request.actor(), clock.instant());
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> Answer.ok(commit).body(HandedIn.of(commit));
      case Decided.Unchanged(Object known) -> {
        var before = (HandedInBefore) Objects.requireNonNull(known);
        var commit = log.commitStartingAt(attempt.value(), before.fact()).orElseThrow();
        yield Answer.ok(commit).body(HandedIn.of(commit, before.shown()));
      }
    };
  }

  /// The attempt that a path names.
  static AttemptId attempt(String id) {
    return Paths.named(id, AttemptId::new, AttemptErrorCode.ATTEMPT_NOT_FOUND);
  }
}
