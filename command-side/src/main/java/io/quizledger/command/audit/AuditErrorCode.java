package io.quizledger.command.audit;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Refusals about audits.
enum AuditErrorCode implements ErrorCode {
  /// No such audit, or one so old that it is forgotten.
  AUDIT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such audit");

  private final HttpStatus status;
  private final String title;

  AuditErrorCode(HttpStatus status, String title) {
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
