package io.quizledger.command.form;

/// A value is not what it must be; the message says what that is, in words for whoever sent it.
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  private final String whatItMustBe;

  Unfit(String whatItMustBe) {
    super(whatItMustBe, null, false, false);
    this.whatItMustBe = whatItMustBe;
  }

  String whatItMustBe() {
    return whatItMustBe;
  }
}
