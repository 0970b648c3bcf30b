package io.quizledger.query.attempts;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Paging;
import io.quizledger.query.catalogue.Catalogue;
import io.quizledger.query.reading.PageAsOf;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Attempts, to be read.
@RestController
class AttemptReadEndpoints {
  private final Attempts attempts;
  private final AttemptPages pages;
  private final Catalogue catalogue;

  AttemptReadEndpoints(Attempts attempts, AttemptPages pages, Catalogue catalogue) {
    this.attempts = attempts;
    this.pages = pages;
    this.catalogue = catalogue;
  }

  @Operation(operationId = "listOwnAttempts", summary = "One's own attempts, the newest first")
  @GetMapping("/api/attempts")
  PageAsOf<AttemptSummary> own(
      @RequestParam Optional<QuizId> quiz,
      @RequestParam Optional<AttemptStatus> status,
      Paging paging,
      Actor actor) {
    var asOf = attempts.awaitRequested();
    return PageAsOf.of(attempts.ownedBy(Reader.of(actor), quiz, status, paging), asOf);
  }

  @Operation(
      operationId = "listAttemptsAtQuiz",
      summary = "All attempts at a quiz, the newest first")
  @GetMapping("/api/quizzes/{quizId}/attempts")
  PageAsOf<AttemptSummary> atQuiz(
      @PathVariable QuizId quizId,
      @RequestParam Optional<AttemptStatus> status,
      Paging paging,
      Actor actor) {
    var reader = Reader.of(actor);
    var asOf = attempts.awaitRequested();
    catalogue.readWholeBy(reader, quizId);
    return PageAsOf.of(attempts.at(quizId, reader, status, paging), asOf);
  }

  @Operation(operationId = "attempt", summary = "An attempt, as far as its reader may see it")
  @GetMapping("/api/attempts/{attemptId}")
  AttemptView attempt(@PathVariable AttemptId attemptId, Actor actor) {
    var reader = Reader.of(actor);
    var asOf = attempts.awaitRequested();
    return pages.view(reader, document(reader, attemptId), asOf);
  }

  @Operation(operationId = "attemptHistory", summary = "Every fact of an attempt, the oldest first")
  @GetMapping("/api/attempts/{attemptId}/history")
  PageAsOf<HistoryItem> history(@PathVariable AttemptId attemptId, Paging paging, Actor actor) {
    var reader = Reader.of(actor);
    var asOf = attempts.awaitRequested();
    return PageAsOf.of(pages.history(reader, document(reader, attemptId), paging), asOf);
  }

  @Operation(
      operationId = "attemptReceipts",
      summary = "Where each answer of an attempt stands in the log")
  @GetMapping("/api/attempts/{attemptId}/receipts")
  PageAsOf<Receipt> receipts(@PathVariable AttemptId attemptId, Paging paging, Actor actor) {
    var reader = Reader.of(actor);
    var asOf = attempts.awaitRequested();
    return PageAsOf.of(pages.receipts(document(reader, attemptId), paging), asOf);
  }

  private AttemptDocument document(Reader reader, AttemptId attemptId) {
    Stored<AttemptDocument> stored = attempts.seenBy(reader, attemptId);
    return stored.document();
  }
}
