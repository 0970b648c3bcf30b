package io.quizledger.embedded.breaking;

import io.quizledger.platform.web.Refusal;

/// Breaks a rule on purpose.
public final class KnowsThePlatform {
  public String why(Refusal refusal) {
    return refusal.detail();
  }
}
