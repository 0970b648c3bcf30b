package io.quizledger.platform.projections;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Refusals about read models.
public enum ProjectionErrorCode implements ErrorCode {
  /// No read model has this name.
  PROJECTION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such read model"),
  /// The read model has no such dead letter, or no longer.
  DEAD_LETTER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such dead letter"),
  /// No rebuild of the read model is running.
  REBUILD_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such rebuild"),
  /// One rebuild at a time.
  REBUILD_RUNNING(HttpStatus.CONFLICT, "The read model is being rebuilt already"),

  /// What is being filled for the first time cannot be cancelled.
  NO_OTHER_COPY(HttpStatus.CONFLICT, "The read model has no other copy that could be read"),

  /// What the system itself works by goes on whatever an operator wants.
  NEVER_PAUSED(HttpStatus.CONFLICT, "The read model cannot be paused");

  private final HttpStatus status;
  private final String title;

  ProjectionErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public HttpStatus status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
