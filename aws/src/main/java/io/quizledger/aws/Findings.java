package io.quizledger.aws;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// Findings of the checks that are accepted, each with its reason.
final class Findings {
  private Findings() {}

  /// Accepts one rule's findings at a construct and everything in it.
  static void accept(IConstruct where, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        where, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }

  /// Accepts only those findings of a rule that name one of `what`.
  static void accept(IConstruct where, String rule, String reason, List<String> what) {
    NagSuppressions.addResourceSuppressions(
        where,
        List.of(NagPackSuppression.builder().id(rule).reason(reason).appliesTo(what).build()),
        true);
  }
}
