package io.quizledger.platform.web;

import org.springframework.http.HttpStatus;

/// Refusals that any endpoint may give.
public enum CommonErrorCode implements ErrorCode {
  /// One or more fields do not hold what they must.
  VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "The request is not valid"),
  /// The request cannot be read at all.
  MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  /// Who is asking is unknown.
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
  /// The role may never do this.
  FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
  /// Nothing is there, or nothing that this caller may know of.
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
  /// The address does not take this method.
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here"),
  /// The answer cannot be given in any form that the client accepts.
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has no such form"),
  /// The race was lost, also after retries.
  CONCURRENT_CHANGE(HttpStatus.CONFLICT, "Somebody else changed this at the same time"),
  /// The revision in `If-Match` is not the current one.
  STALE_REVISION(HttpStatus.PRECONDITION_FAILED, "There is a newer revision"),
  /// The body is larger than the limit.
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
  /// The body has a form that is not read here.
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has an unsupported form"),
  /// The same idempotency key came with another request.
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for another request"),
  /// `If-Match` is missing.
  REVISION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match is required"),
  /// Too many requests in too short a time.
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  /// The read model has not read as far as asked.
  NOT_YET_REFLECTED(HttpStatus.SERVICE_UNAVAILABLE, "The read model has not come that far"),
  /// The program cannot act at the moment, or does not know yet whether it has: the detail says
  /// which.
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment"),
  /// A fault of the program.
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong");

  private final HttpStatus status;
  private final String title;

  CommonErrorCode(HttpStatus status, String title) {
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
