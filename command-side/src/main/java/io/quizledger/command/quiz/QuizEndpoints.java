package io.quizledger.command.quiz;

import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Quizzes as a whole.
@RestController
@RequestMapping("/api/quizzes")
class QuizEndpoints {
  private static final String AUTHORS = "hasAnyRole('INSTRUCTOR', 'ADMINISTRATOR')";

  private final Dispatcher dispatcher;
  private final IdSource ids;
  private final QuizLimits limits;
  private final QuizStandings quizzes;

  QuizEndpoints(Dispatcher dispatcher, IdSource ids, QuizLimits limits, QuizStandings quizzes) {
    this.dispatcher = dispatcher;
    this.ids = ids;
    this.quizzes = quizzes;
    this.limits = limits;
  }

  @Operation(operationId = "createQuiz", summary = "Begin a quiz")
  @PostMapping
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuizBodies.Details.class)))
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PreAuthorize(AUTHORS)
  ResponseEntity<RevisedQuiz> create(CommandRequest request) {
    var form = request.form();
    var wanted = new DetailsForm(form, limits);
    var command =
        new CreateQuiz(
            new QuizId(ids.next()), request.account(), wanted.details(), wanted.visibility());
    form.check();
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> {
        var created = (QuizCreated) commit.events().getFirst().getPayload();
        var revised = RevisedQuiz.after(commit);
        yield Answer.created(commit, "/api/quizzes/" + created.quizId())
            .eTag(new Revision(revised.revision()).etag())
            .body(revised);
      }
      case Decided.Unchanged unchanged ->
          throw new IllegalStateException("A quiz was not created: " + unchanged);
    };
  }

  @Operation(operationId = "reviseQuiz", summary = "Change how a quiz presents itself")
  @PatchMapping("/{quizId}")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuizBodies.Revision.class)))
  @PreAuthorize(AUTHORS)
  ResponseEntity<RevisedQuiz> revise(@PathVariable String quizId, CommandRequest request) {
    var revision = request.revision();
    var form = request.form();
    var patch = new DetailsForm(form, limits).patch();
    form.check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request, new ReviseDetails(Paths.quiz(quizId), request.actor(), revision, patch)));
  }

  @Operation(operationId = "changeSettings", summary = "Replace a quiz's settings")
  @PutMapping("/{quizId}/settings")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuizSettings.class)))
  @PreAuthorize(AUTHORS)
  ResponseEntity<RevisedQuiz> settings(@PathVariable String quizId, CommandRequest request) {
    var revision = request.revision();
    if (request.body().length == 0) {
      throw new Refusal(CommonErrorCode.MALFORMED, "A body is needed: {} sets every default");
    }
    var form = request.form();
    var settings = SettingsForm.read(form, limits);
    form.check();
    var decided =
        dispatcher.send(
            request, new ChangeSettings(Paths.quiz(quizId), request.actor(), revision, settings));
    if (decided instanceof Decided.Written) {
      quizzes.changed(Paths.quiz(quizId));
    }
    return RevisedQuiz.answer(decided);
  }

  @Operation(operationId = "featureQuiz", summary = "Feature a quiz")
  @PutMapping("/{quizId}/featured")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<RevisedQuiz> feature(@PathVariable String quizId, CommandRequest request) {
    return featured(quizId, request, true);
  }

  @Operation(operationId = "unfeatureQuiz", summary = "Feature a quiz no more")
  @DeleteMapping("/{quizId}/featured")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  ResponseEntity<RevisedQuiz> unfeature(@PathVariable String quizId, CommandRequest request) {
    return featured(quizId, request, false);
  }

  private ResponseEntity<RevisedQuiz> featured(
      String quizId, CommandRequest request, boolean featured) {
    var revision = request.revision();
    request.form().check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request, new FeatureQuiz(Paths.quiz(quizId), request.actor(), revision, featured)));
  }
}
