package io.quizledger.examples.breaking;

import io.quizledger.platform.web.Refusal;

/// Breaks a rule on purpose.
public final class KnowsTheProgram {
  public String why(Refusal refusal) {
    return refusal.detail();
  }
}
