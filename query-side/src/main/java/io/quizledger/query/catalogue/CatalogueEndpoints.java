package io.quizledger.query.catalogue;

import io.quizledger.events.assessment.gift.GiftWriter;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.Revision;
import io.quizledger.query.reading.PageAsOf;
import io.quizledger.query.reading.ReadErrorCode;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Quizzes, to be read.
@RestController
@RequestMapping("/api/quizzes")
class CatalogueEndpoints {
  private static final String GIFT = "gift";
  private static final MediaType TEXT_GIFT =
      new MediaType("text", "x-gift", StandardCharsets.UTF_8);

  private final Catalogue catalogue;
  private final QuizShelf shelf;
  private final PublishedPapers papers;
  private final CatalogueSettings settings;

  CatalogueEndpoints(
      Catalogue catalogue, QuizShelf shelf, PublishedPapers papers, CatalogueSettings settings) {
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.papers = papers;
    this.settings = settings;
  }

  @Operation(operationId = "listQuizzes", summary = "Published quizzes, or one's own")
  @GetMapping
  PageAsOf<QuizSummary> list(
      @RequestParam(name = "q") Optional<String> text,
      @RequestParam Optional<String> category,
      @RequestParam Optional<String> tag,
      @RequestParam Optional<Boolean> featured,
      @RequestParam(defaultValue = "false") boolean mine,
      Paging paging,
      Actor actor) {
    var search = QuizSearch.of(text, category, tag, featured, settings.maxSearchLength());
    var asOf = catalogue.awaitRequested();
    return PageAsOf.of(
        mine ? shelf.ownedBy(Reader.of(actor), search, paging) : shelf.listed(search, paging),
        asOf);
  }

  @Operation(operationId = "quiz", summary = "A quiz; to its owner with the draft")
  @GetMapping("/{quizId}")
  ResponseEntity<QuizView> quiz(@PathVariable QuizId quizId, Actor actor) {
    var reader = Reader.of(actor);
    var asOf = catalogue.awaitRequested();
    var quiz = catalogue.seenBy(reader, quizId);
    return ResponseEntity.ok()
        .eTag(new Revision(quiz.revision()).etag())
        .body(shelf.view(quiz, reader, asOf));
  }

  @Operation(operationId = "publishedVersion", summary = "A published version with its key")
  @GetMapping("/{quizId}/versions/{version}")
  VersionView version(@PathVariable QuizId quizId, @PathVariable int version, Actor actor) {
    var asOf = catalogue.awaitRequested();
    catalogue.readWholeBy(Reader.of(actor), quizId);
    return papers
        .publication(quizId, version)
        .map(publication -> VersionView.of(publication, asOf))
        .orElseThrow(
            () ->
                new Refusal(
                    ReadErrorCode.VERSION_NOT_FOUND,
                    "The quiz " + quizId + " has no version " + version));
  }

  @Operation(operationId = "exportDraft", summary = "The draft's questions as a GIFT file")
  @GetMapping("/{quizId}/exports")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/x-gift", schema = @Schema(type = "string")))
  ResponseEntity<String> export(
      @PathVariable QuizId quizId, @RequestParam String format, Actor actor) {
    if (!format.equals(GIFT)) {
      throw Refusal.ofField("format", "must be " + GIFT);
    }
    catalogue.awaitRequested();
    var quiz = catalogue.readWholeBy(Reader.of(actor), quizId);
    return ResponseEntity.ok()
        .contentType(TEXT_GIFT)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + quizId + ".gift\"")
        .eTag(new Revision(quiz.revision()).etag())
        .body(GiftWriter.write(shelf.draftQuestions(quizId)));
  }
}
