package io.quizledger.query.people;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Refusals that only people know.
enum PeopleErrorCode implements ErrorCode {
  /// There is no such account, or not for this caller.
  ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such account");

  private final HttpStatus status;
  private final String title;

  PeopleErrorCode(HttpStatus status, String title) {
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
