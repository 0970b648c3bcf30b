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
  AFTER_CLOSE
}
