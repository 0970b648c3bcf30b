package io.quizledger.platform.projections;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Refusals about read models.
public enum ProjectionErrorCode implements ErrorCode {
  /// One rebuild at a time.
  REBUILD_RUNNING(HttpStatus.CONFLICT, "The read model is being rebuilt already"),

  /// What is being filled for the first time cannot be cancelled.
  NO_OTHER_COPY(HttpStatus.CONFLICT, "The read model has no other copy that could be read");

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
