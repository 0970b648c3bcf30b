package io.quizledger.query.leaderboard;

import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Paging;
import io.quizledger.query.live.LiveSettings;
import io.quizledger.query.live.LiveStreams;
import io.quizledger.query.live.Topic;
import io.quizledger.query.live.Update;
import io.quizledger.query.live.Watch;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// A leaderboard as it changes.
@RestController
class LeaderboardStreamEndpoint {
  private final Boards boards;
  private final LiveStreams streams;
  private final LiveSettings settings;

  LeaderboardStreamEndpoint(Boards boards, LiveStreams streams, LiveSettings settings) {
    this.boards = boards;
    this.streams = streams;
    this.settings = settings;
  }

  @ApiResponse(
      responseCode = "200",
      description =
          "Server-sent events; the data of each is the board as its own address answers it",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @Operation(operationId = "watchLeaderboard", summary = "A leaderboard as it changes")
  @GetMapping(
      path = "/api/quizzes/{quizId}/leaderboard/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(
      @PathVariable QuizId quizId,
      @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
      Paging paging,
      Actor actor) {
    var reader = Reader.of(actor);
    boards.awaitRequested();
    boards.requireReleased(reader, quizId);
    return streams.open(
        new Watch(
            reader,
            "leaderboard",
            List.of(new Topic.OfStandings(quizId), new Topic.OfRelease(quizId)),
            settings.boardInterval(),
            LiveStreams.lastSeen(lastEventId),
            position -> at(reader, quizId, paging.limit(), position)));
  }

  private Update at(Reader reader, QuizId quizId, int limit, long position) {
    var asOf = boards.await(position);
    boards.requireReleased(reader, quizId);
    return new Update(
        asOf.position(),
        () -> boards.lastChange(quizId),
        () -> boards.board(quizId, reader, limit, asOf));
  }
}
