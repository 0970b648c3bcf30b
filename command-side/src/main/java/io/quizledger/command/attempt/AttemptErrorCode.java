package io.quizledger.command.attempt;

import io.quizledger.platform.web.ErrorCode;
import io.quizledger.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/// Why a command on an attempt is refused.
public enum AttemptErrorCode implements ErrorCode {
  /// There is no such attempt, or none that the caller may know of.
  ATTEMPT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such attempt"),
  /// The learner has had all the attempts that the quiz allows.
  NO_ATTEMPTS_LEFT(HttpStatus.CONFLICT, "No attempts are left"),
  /// The learner has handed the attempt in.
  ATTEMPT_CLOSED(HttpStatus.CONFLICT, "The attempt was handed in"),
  /// The attempt has not been submitted yet.
  ATTEMPT_OPEN(HttpStatus.CONFLICT, "The attempt is still open"),
  /// Deadline and grace are over.
  TIME_IS_UP(HttpStatus.CONFLICT, "The attempt's time is up"),
  /// The question's first answer is final.
  ANSWER_FINAL(HttpStatus.CONFLICT, "The answer is final");

  private final HttpStatus status;
  private final String title;

  AttemptErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The one refusal for an attempt that does not exist and for one that the caller may not know
  /// of.
  static Refusal attemptNotFound() {
    return new Refusal(ATTEMPT_NOT_FOUND, "There is no such attempt, or none that you may know of");
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
