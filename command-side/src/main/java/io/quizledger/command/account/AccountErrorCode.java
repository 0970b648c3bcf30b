package io.quizledger.command.account;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Refusals that only accounts know.
enum AccountErrorCode implements ErrorCode {
  /// Another account has this e-mail address.
  EMAIL_TAKEN(HttpStatus.CONFLICT, "The e-mail address belongs to another account"),
  /// There is no such account, or it was erased.
  ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such account"),
  /// Nobody would be left to administer.
  LAST_ADMINISTRATOR(HttpStatus.CONFLICT, "The last administrator has to stay one");

  private final HttpStatus status;
  private final String title;

  AccountErrorCode(HttpStatus status, String title) {
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
