package io.quizledger.command.quiz;

import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Dispatcher;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Publishing and withdrawing.
@RestController
@RequestMapping("/api/quizzes/{quizId}/publication")
@PreAuthorize("hasAnyRole('INSTRUCTOR', 'ADMINISTRATOR')")
class PublicationEndpoints {
  private final Dispatcher dispatcher;
  private final Clock clock;

  PublicationEndpoints(Dispatcher dispatcher, Clock clock) {
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  @Operation(
      operationId = "publishQuiz",
      summary = "Publish the draft as the next version, frozen for ever")
  @PostMapping
  ResponseEntity<RevisedQuiz> publish(@PathVariable String quizId, CommandRequest request) {
    var revision = request.revision();
    request.form().check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request,
            new PublishQuiz(Paths.quiz(quizId), request.actor(), revision, clock.instant())),
        true);
  }

  @Operation(operationId = "withdrawQuiz", summary = "Withdraw a quiz; attempts that run go on")
  @DeleteMapping
  ResponseEntity<RevisedQuiz> withdraw(@PathVariable String quizId, CommandRequest request) {
    var revision = request.revision();
    request.form().check();
    return RevisedQuiz.answer(
        dispatcher.send(
            request,
            new WithdrawQuiz(Paths.quiz(quizId), request.actor(), revision, clock.instant())),
        true);
  }
}
