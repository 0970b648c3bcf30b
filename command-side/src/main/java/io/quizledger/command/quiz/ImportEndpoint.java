package io.quizledger.command.quiz;

import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.CommandRequest;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.assessment.gift.GiftReader;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.Revision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Importing files of questions.
@RestController
class ImportEndpoint {
  private static final GiftFile.Read NOTHING = new GiftFile.Read(List.of());

  private final Dispatcher dispatcher;
  private final GiftReader gift;

  ImportEndpoint(Dispatcher dispatcher, GiftReader gift) {
    this.dispatcher = dispatcher;
    this.gift = gift;
  }

  @Operation(
      operationId = "importQuestions",
      summary = "Import a file of questions in GIFT, all that can be read in one commit")
  @PostMapping(path = "/api/quizzes/{quizId}/imports", consumes = "text/x-gift")
  @RequestBody(
      required = true,
      content = @Content(mediaType = "text/x-gift", schema = @Schema(type = "string")))
  @PreAuthorize("hasAnyRole('INSTRUCTOR', 'ADMINISTRATOR')")
  ResponseEntity<ImportReport> bringIn(
      @PathVariable String quizId,
      @Parameter(schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(required = false)
          @Nullable String dryRun,
      CommandRequest request) {
    var quiz = Paths.quiz(quizId);
    var rehearsal = isRehearsal(dryRun);
    var revision = request.revision();
    return switch (gift.read(request.body())) {
      case GiftFile.Read file ->
          bringIn(
              new ImportQuestions(quiz, request.actor(), revision, file, rehearsal), file, request);
      case GiftFile.Unreadable file ->
          before(
              request,
              new Refusal(CommonErrorCode.MALFORMED, "Line " + file.line() + " " + file.reason()));
      case GiftFile.TooLarge file ->
          before(request, new Refusal(CommonErrorCode.TOO_LARGE, file.reason()));
    };
  }

  /// Whoever writes `?dryRun` and forgets the value wants no import.
  private static boolean isRehearsal(@Nullable String dryRun) {
    return switch (dryRun) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.ofField("dryRun", "must be true or false");
    };
  }

  /// A file that cannot be read now may have been when the request came before.
  private ResponseEntity<ImportReport> before(CommandRequest request, Refusal otherwise) {
    return imported(dispatcher.before(request).orElseThrow(() -> otherwise), NOTHING);
  }

  private ResponseEntity<ImportReport> bringIn(
      ImportQuestions command, GiftFile.Read file, CommandRequest request) {
    return switch (dispatcher.send(request, command)) {
      case Decided.Written(Commit commit) -> imported(commit, file);
      case Decided.Unchanged(Object result) -> {
        var report = ImportReport.of(file, (Revised) Objects.requireNonNull(result));
        yield Answer.unchanged().eTag(new Revision(report.revision()).etag()).body(report);
      }
    };
  }

  private static ResponseEntity<ImportReport> imported(Commit commit, GiftFile.Read file) {
    var report = ImportReport.of(file, commit);
    return Answer.ok(commit).eTag(new Revision(report.revision()).etag()).body(report);
  }
}
