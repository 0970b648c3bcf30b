package io.quizledger.query.attempts;

import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.access.Actor;
import io.quizledger.query.catalogue.Catalogue;
import io.quizledger.query.live.LiveStreams;
import io.quizledger.query.live.Topic;
import io.quizledger.query.live.Update;
import io.quizledger.query.live.Watch;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// An attempt as it changes.
@RestController
class AttemptStreamEndpoint {
  private final Attempts attempts;
  private final AttemptPages pages;
  private final Catalogue catalogue;
  private final LiveStreams streams;

  AttemptStreamEndpoint(
      Attempts attempts, AttemptPages pages, Catalogue catalogue, LiveStreams streams) {
    this.attempts = attempts;
    this.pages = pages;
    this.catalogue = catalogue;
    this.streams = streams;
  }

  @ApiResponse(
      responseCode = "200",
      description =
          "Server-sent events; the data of each is the attempt as its own address answers it",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @Operation(operationId = "watchAttempt", summary = "An attempt as it changes")
  @GetMapping(
      path = "/api/attempts/{attemptId}/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(
      @PathVariable AttemptId attemptId,
      @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
      Actor actor) {
    var reader = Reader.of(actor);
    attempts.awaitRequested();
    var attempt = attempts.seenBy(reader, attemptId).document().attempt();
    return streams.open(
        new Watch(
            reader,
            "attempt",
            List.of(new Topic.OfAttempt(attemptId), new Topic.OfRelease(attempt.quizId())),
            Duration.ZERO,
            LiveStreams.lastSeen(lastEventId),
            position -> at(reader, attemptId, position)));
  }

  private Update at(Reader reader, AttemptId attemptId, long position) {
    var asOf = attempts.await(position);
    var attempt = attempts.seenBy(reader, attemptId).document();
    return new Update(
        asOf.position(),
        () -> lastChange(attempt.attempt()),
        () -> pages.view(reader, attempt, asOf));
  }

  /// Both topics count: what the quiz releases changes an attempt to which nothing happens any
  /// more.
  private long lastChange(AttemptRef attempt) {
    return Math.max(
        pages.lastFactPosition(attempt.attemptId()), catalogue.lastFactPosition(attempt.quizId()));
  }
}
