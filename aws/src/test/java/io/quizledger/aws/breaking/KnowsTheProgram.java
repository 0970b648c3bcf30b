package io.quizledger.aws.breaking;

import io.quizledger.platform.routing.Routing;

/// Breaks a rule on purpose.
public final class KnowsTheProgram {
  public Routing routing() {
    return Routing.load();
  }
}
