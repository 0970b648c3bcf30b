package io.quizledger.command.quiz;

import io.quizledger.platform.web.ErrorCode;
import io.quizledger.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/// Why a command on a quiz is refused.
public enum QuizErrorCode implements ErrorCode {
  /// There is no such quiz, or none that the caller may know of.
  QUIZ_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such quiz"),
  /// The quiz has no such question.
  QUESTION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such question"),
  /// No attempt can start: not published, not yet open, closed, or withdrawn.
  QUIZ_NOT_OPEN(HttpStatus.CONFLICT, "The quiz is not open"),
  /// The draft has no question, or equals the published version.
  NOTHING_TO_PUBLISH(HttpStatus.CONFLICT, "There is nothing to publish"),
  /// Which attempt counts cannot change once there is one.
  ATTEMPT_SCORING_FIXED(HttpStatus.CONFLICT, "Which attempt counts is fixed by the first attempt");

  private final HttpStatus status;
  private final String title;

  QuizErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The one refusal for a quiz that does not exist and for one that the caller may not know of.
  public static Refusal quizNotFound() {
    return new Refusal(QUIZ_NOT_FOUND, "There is no such quiz, or none that you may know of");
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
