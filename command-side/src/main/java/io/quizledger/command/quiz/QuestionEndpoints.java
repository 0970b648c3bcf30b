package io.quizledger.command.quiz;

import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A draft's questions, one by one.
@RestController
@RequestMapping("/api/quizzes/{quizId}")
@PreAuthorize("hasAnyRole('INSTRUCTOR', 'ADMINISTRATOR')")
class QuestionEndpoints {
  private final Dispatcher dispatcher;
  private final QuestionReader questions;
  private final IdSource ids;
  private final QuizLimits limits;

  QuestionEndpoints(
      Dispatcher dispatcher, QuestionReader questions, IdSource ids, QuizLimits limits) {
    this.dispatcher = dispatcher;
    this.questions = questions;
    this.ids = ids;
    this.limits = limits;
  }

  /// The answer to a new question.
  record Added(QuestionId questionId, long revision) {}

  @Operation(operationId = "addQuestion", summary = "Add a question to the draft")
  @PostMapping("/questions")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Question.class)))
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  ResponseEntity<Added> add(@PathVariable String quizId, CommandRequest request) {
    var quiz = Paths.quiz(quizId);
    var revision = request.revision();
    var question = questions.read(request.form(), new QuestionId(ids.next()));
    var command = new AddQuestion(quiz, request.actor(), revision, question);
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> added(commit);
      case Decided.Unchanged unchanged ->
          throw new IllegalStateException("A question was not added: " + unchanged);
    };
  }

  private static ResponseEntity<Added> added(Commit commit) {
    var event = commit.events().getFirst();
    var fact = (QuestionAdded) event.getPayload();
    var id = fact.question().questionId();
    var revision = event.getSequenceNumber() + 1;
    return Answer.created(commit, "/api/quizzes/" + fact.quizId() + "/questions/" + id)
        .eTag(new Revision(revision).etag())
        .body(new Added(id, revision));
  }

  @Operation(operationId = "replaceQuestion", summary = "Replace a question of the draft")
  @PutMapping("/questions/{questionId}")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Question.class)))
  ResponseEntity<RevisedQuiz> replace(
      @PathVariable String quizId, @PathVariable String questionId, CommandRequest request) {
    var revision = request.revision();
    var question = questions.read(request.form(), Paths.question(questionId));
    return RevisedQuiz.answer(
        dispatcher.send(
            request, new ReplaceQuestion(Paths.quiz(quizId), request.actor(), revision, question)));
  }

  @Operation(operationId = "removeQuestion", summary = "Remove a question from the draft")
  @DeleteMapping("/questions/{questionId}")
  ResponseEntity<RevisedQuiz> remove(
      @PathVariable String quizId, @PathVariable String questionId, CommandRequest request) {
    var revision = request.revision();
    request.form().check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request,
            new RemoveQuestion(
                Paths.quiz(quizId), request.actor(), revision, Paths.question(questionId))));
  }

  @Operation(
      operationId = "reorderQuestions",
      summary = "Put the draft's questions in another order")
  @PutMapping("/question-order")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuizBodies.Order.class)))
  ResponseEntity<RevisedQuiz> reorder(@PathVariable String quizId, CommandRequest request) {
    var revision = request.revision();
    var form = request.form();
    var order = form.ids("questionIds", limits.questions(), QuestionId::new);
    form.require("questionIds");
    form.check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request, new ReorderQuestions(Paths.quiz(quizId), request.actor(), revision, order)));
  }
}
