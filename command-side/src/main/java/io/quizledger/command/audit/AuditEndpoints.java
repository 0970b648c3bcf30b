package io.quizledger.command.audit;

import io.quizledger.command.quiz.QuizErrorCode;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.inspections.Inspections;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Audits of scores: asking for them, what they came to, ending them.
@RestController
@RequestMapping("/api/audits/scores")
@PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
class AuditEndpoints {
  private final Inspections inspections;
  private final EventLog log;

  AuditEndpoints(Inspections inspections, EventLog log) {
    this.inspections = inspections;
    this.log = log;
  }

  @Operation(
      operationId = "beginAudit",
      summary = "Have all recorded scores, or those of one quiz, computed anew and compared")
  @PostMapping
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "404")
  @ApiResponse(responseCode = "429")
  ResponseEntity<AuditBegun> begin(
      @RequestBody(required = false) @Nullable AuditAsked asked, Actor actor) {
    var id = inspections.begin(ScoreAudits.KIND, parameters(asked), actor.accountId());
    return ResponseEntity.accepted()
        .location(URI.create("/api/audits/scores/" + id))
        .body(new AuditBegun(id));
  }

  /// A quiz that is not there is refused, as is whatever else has that id: its audit would pass,
  /// and say nothing.
  private Map<String, String> parameters(@Nullable AuditAsked asked) {
    var quizId = asked == null ? null : asked.quizId();
    if (quizId == null) {
      return Map.of();
    }
    if (!isQuiz(quizId)) {
      throw new Refusal(QuizErrorCode.QUIZ_NOT_FOUND, "There is no such quiz");
    }
    return Map.of(ScoreAudits.QUIZ, quizId);
  }

  private boolean isQuiz(String id) {
    return log.commitStartingAt(id, 0).stream()
        .flatMap(commit -> commit.events().stream())
        .anyMatch(
            event ->
                event.getPayload() instanceof QuizCreated created
                    && created.quizId().value().equals(id));
  }

  @Operation(operationId = "listAudits", summary = "Audits, the newest first")
  @GetMapping
  Page<AuditView> all(Paging paging) {
    return inspections.page(ScoreAudits.KIND, paging).map(AuditView::listed);
  }

  @Operation(operationId = "audit", summary = "How far an audit is, and what it came to")
  @GetMapping("/{auditId}")
  AuditView one(@PathVariable String auditId) {
    return inspections
        .find(ScoreAudits.KIND, auditId)
        .map(AuditView::whole)
        .orElseThrow(AuditEndpoints::notFound);
  }

  @Operation(operationId = "cancelAudit", summary = "End an audit")
  @DeleteMapping("/{auditId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable String auditId) {
    if (!inspections.cancel(ScoreAudits.KIND, auditId)) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(AuditErrorCode.AUDIT_NOT_FOUND, "There is no such audit");
  }

  /// @param quizId the quiz to audit; absent: all
  record AuditAsked(@Nullable String quizId) {}

  record AuditBegun(String auditId) {}
}
