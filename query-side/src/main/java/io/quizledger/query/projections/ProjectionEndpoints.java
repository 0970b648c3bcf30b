package io.quizledger.query.projections;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.projections.DeadLetterStatus;
import io.quizledger.platform.projections.ProjectionStatus;
import io.quizledger.platform.projections.Projections;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.PageAsOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The read models: how far they are, rebuilding them, pausing them, and their dead letters.
@RestController
@RequestMapping("/api/projections")
@PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
class ProjectionEndpoints {
  private static final String NEVER_PAUSED =
      "`NEVER_PAUSED`: the system itself works by the read model";
  private static final int MAX_REASON = 500;

  /// More letters than any queue keeps.
  private static final long MAX_SKIPPED = 1_000_000_000;

  private final Projections projections;

  ProjectionEndpoints(Projections projections) {
    this.projections = projections;
  }

  @Operation(
      operationId = "listProjections",
      summary = "The read models and how far they have read")
  @GetMapping
  Page<ProjectionStatus> all(Paging paging) {
    var last = paging.after().map(List::getFirst).orElse("");
    var found =
        projections.all().stream()
            .filter(one -> one.name().compareTo(last) > 0)
            .limit(paging.limit() + 1L)
            .toList();
    return Page.of(found, paging, one -> List.of(one.name()));
  }

  @Operation(operationId = "projection", summary = "A read model and how far it has read")
  @GetMapping("/{name}")
  ProjectionStatus one(@PathVariable String name) {
    return projections.one(name);
  }

  @Operation(
      operationId = "rebuildProjection",
      summary = "Rebuild a read model beside the live copy")
  @PostMapping("/{name}/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409")
  RebuildStarted rebuild(
      @PathVariable String name, @RequestBody(required = false) @Nullable RebuildAsked asked) {
    boolean compare = asked != null && Boolean.TRUE.equals(asked.compare());
    return new RebuildStarted(projections.rebuild(name, compare));
  }

  /// Pauses the rebuild that runs, or lets it go on.
  @Operation(operationId = "pauseRebuild", summary = "Pause the rebuild that runs, or let it go on")
  @PutMapping("/{name}/rebuild")
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = NEVER_PAUSED)
  ProjectionStatus setRebuildState(
      @PathVariable String name, @Valid @RequestBody StateAsked asked) {
    projections.pauseRebuild(name, isPaused(asked));
    return projections.one(name);
  }

  @Operation(operationId = "cancelRebuild", summary = "End the rebuild that runs")
  @DeleteMapping("/{name}/rebuild")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancelRebuild(@PathVariable String name) {
    projections.cancelRebuild(name);
  }

  /// Pauses the read model as a whole, or lets it go on.
  @Operation(operationId = "pauseProjection", summary = "Pause a read model, or let it go on")
  @PutMapping("/{name}")
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", description = NEVER_PAUSED)
  ProjectionStatus setState(@PathVariable String name, @Valid @RequestBody StateAsked asked) {
    projections.pause(name, isPaused(asked));
    return projections.one(name);
  }

  @Operation(operationId = "listDeadLetters", summary = "Facts that could not be folded")
  @GetMapping("/{name}/dead-letters")
  Page<DeadLetterStatus> deadLetters(@PathVariable String name, Paging paging) {
    var skip = (int) Math.min(PageAsOf.after(paging).orElse(0), MAX_SKIPPED);
    var found = projections.deadLetters(name, skip, paging.limit() + 1);
    return Page.of(
        found, paging, last -> List.of(Integer.toString(skip + found.indexOf(last) + 1)));
  }

  @Operation(operationId = "retryDeadLetter", summary = "Read a document's dead letters again")
  @PostMapping("/{name}/dead-letters/{letterId}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void retry(@PathVariable String name, @PathVariable String letterId, Actor actor) {
    projections.retry(name, letterId, actor.accountId());
  }

  @Operation(operationId = "discardDeadLetter", summary = "Throw a dead letter away unread")
  @DeleteMapping("/{name}/dead-letters/{letterId}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void discard(
      @PathVariable String name,
      @PathVariable String letterId,
      @RequestParam(defaultValue = "") String reason,
      Actor actor) {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw Refusal.ofField("reason", "must have 1 to " + MAX_REASON + " characters");
    }
    projections.discard(name, letterId, actor.accountId(), reason);
  }

  private static boolean isPaused(StateAsked asked) {
    return asked.state() == StateAsked.State.PAUSED;
  }

  /// @param compare whether the copies are compared before readers turn to the new one
  record RebuildAsked(@Nullable Boolean compare) {}

  record RebuildStarted(String rebuildId) {}

  record StateAsked(@NotNull(message = "must be PAUSED or RUNNING") State state) {
    enum State {
      PAUSED,
      RUNNING
    }
  }
}
