package io.quizledger.query.leaderboard;

import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Paging;
import io.quizledger.query.reading.Reader;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Leaderboards, to be read.
@RestController
class LeaderboardEndpoints {
  private final Boards boards;

  LeaderboardEndpoints(Boards boards) {
    this.boards = boards;
  }

  @Operation(operationId = "leaderboard", summary = "The leaderboard of a quiz")
  @GetMapping("/api/quizzes/{quizId}/leaderboard")
  BoardView board(@PathVariable QuizId quizId, Paging paging, Actor actor) {
    var reader = Reader.of(actor);
    var asOf = boards.awaitRequested();
    boards.requireReleased(reader, quizId);
    return boards.board(quizId, reader, paging.limit(), asOf);
  }
}
