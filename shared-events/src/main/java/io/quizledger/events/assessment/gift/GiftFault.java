package io.quizledger.events.assessment.gift;

/// A question cannot be understood; the message says why, in words for its author.
final class GiftFault extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  GiftFault(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
