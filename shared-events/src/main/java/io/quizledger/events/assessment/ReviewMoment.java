package io.quizledger.events.assessment;

/// From when on a learner may see a part of the outcome.
public enum ReviewMoment {
  /// Not at all.
  NEVER,
  /// As soon as the question is answered; the answer is then final.
  AFTER_ANSWER,
  /// Once the attempt is submitted.
  AFTER_SUBMISSION,
  /// Once the quiz has closed; where it never closes, once it is withdrawn.
  AFTER_CLOSE;

  /// Whether it has come. What waits for the close waits for the submission too.
  ///
  /// @param isFinal whether the answer can no longer be changed
  /// @param submitted whether the attempt was handed in
  /// @param closed whether the quiz has closed
  public boolean hasCome(boolean isFinal, boolean submitted, boolean closed) {
    return switch (this) {
      case NEVER -> false;
      case AFTER_ANSWER -> submitted || isFinal;
      case AFTER_SUBMISSION -> submitted;
      case AFTER_CLOSE -> submitted && closed;
    };
  }
}
