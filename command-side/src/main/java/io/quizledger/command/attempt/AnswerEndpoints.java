package io.quizledger.command.attempt;

import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.command.form.Form;
import io.quizledger.command.form.TextRule;
import io.quizledger.command.quiz.Paths;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.web.FieldFault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answering.
@RestController
@RequestMapping("/api/attempts/{attemptId}/answers")
class AnswerEndpoints {
  private static final long MAX_CLIENT_SEQUENCE = (1L << 53) - 1;

  private final Dispatcher dispatcher;
  private final AttemptLimits limits;
  private final Clock clock;

  AnswerEndpoints(Dispatcher dispatcher, AttemptLimits limits, Clock clock) {
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.clock = clock;
  }

  /// The answer to several answers.
  record Receipts(List<Receipt> answers) {}

  @Operation(
      operationId = "giveAnswer",
      summary = "Answer a question; every answer is kept, the last one counts")
  @PutMapping("/{questionId}")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = AttemptBodies.Given.class)))
  ResponseEntity<Receipt> give(
      @PathVariable String attemptId, @PathVariable String questionId, CommandRequest request) {
    var question = Paths.question(questionId);
    var form = request.form();
    var response = response(form);
    var entry = new Entry(question, response, client(form), "");
    form.check();
    return single(request, attemptId, entry);
  }

  @Operation(operationId = "clearAnswer", summary = "Take an answer back; its history stays")
  @DeleteMapping("/{questionId}")
  ResponseEntity<Receipt> clear(
      @PathVariable String attemptId, @PathVariable String questionId, CommandRequest request) {
    var form = request.form();
    var entry = new Entry(Paths.question(questionId), null, client(form), "");
    form.check();
    return single(request, attemptId, entry);
  }

  @Operation(
      operationId = "giveAnswers",
      summary = "Answer several questions in one commit, all or none")
  @PutMapping
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = AttemptBodies.Several.class)))
  ResponseEntity<Receipts> giveAll(@PathVariable String attemptId, CommandRequest request) {
    var form = request.form();
    var entries = new ArrayList<Entry>();
    for (var one : form.objects("answers", 1, limits.answersAtOnce())) {
      var question = one.id("questionId", QuestionId::new);
      one.require("questionId");
      var response = response(one);
      var client = client(one);
      if (question != null) {
        entries.add(new Entry(question, response, client, one.path("")));
      }
    }
    if (entries.isEmpty()) {
      form.check();
    }
    var commit = send(request, attemptId, entries, form.faults());
    return Answer.ok(commit).body(new Receipts(Receipt.of(commit)));
  }

  private ResponseEntity<Receipt> single(CommandRequest request, String attemptId, Entry entry) {
    var commit = send(request, attemptId, List.of(entry), List.of());
    return Answer.ok(commit).body(Receipt.of(commit).getFirst());
  }

  private Commit send(
      CommandRequest request, String attemptId, List<Entry> entries, List<FieldFault> faults) {
    var attempt = AttemptEndpoints.attempt(attemptId);
    var command = new GiveAnswers(attempt, request.actor(), entries, faults, clock.instant());
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> commit;
      case Decided.Unchanged unchanged ->
          throw new IllegalStateException("Every answer is a fact: " + unchanged);
    };
  }

  private static @Nullable Response response(Form form) {
    var response = form.whole("response");
    form.require("response");
    return response == null ? null : ResponseForm.read(response);
  }

  private ClientStamp client(Form form) {
    var time = form.instant("clientTime");
    var id = form.text("clientId", TextRule.line(limits.clientId()));
    var sequence = form.whole("clientSequence", 0, MAX_CLIENT_SEQUENCE);
    return time == null && id == null && sequence == null
        ? ClientStamp.NONE
        : new ClientStamp(time, id, sequence);
  }
}
