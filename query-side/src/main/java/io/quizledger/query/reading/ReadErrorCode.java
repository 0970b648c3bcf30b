package io.quizledger.query.reading;

import io.quizledger.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/// Why something is not shown.
public enum ReadErrorCode implements ErrorCode {
  /// No such quiz, or none that this caller may know of.
  QUIZ_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such quiz"),
  /// The quiz has no such version.
  VERSION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such version"),
  /// No such attempt, or none that this caller may know of.
  ATTEMPT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such attempt"),
  /// No such learner, or none that this caller may know of.
  LEARNER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such learner"),
  /// No such account, or none that this caller may know of.
  ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such account"),
  /// The log has not come that far.
  COMMIT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such commit"),
  /// No such verification, or one so old that it is forgotten.
  VERIFICATION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such verification"),
  /// The quiz's review settings keep scores back (still).
  SCORES_NOT_RELEASED(HttpStatus.FORBIDDEN, "The scores are not released");

  private final HttpStatus status;
  private final String title;

  ReadErrorCode(HttpStatus status, String title) {
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
