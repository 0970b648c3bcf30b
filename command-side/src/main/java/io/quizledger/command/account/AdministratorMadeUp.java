package io.quizledger.command.account;

/// An administrator was made up because there was none. Published once, as an application event, by
/// the node that did it; the password is kept nowhere.
public record AdministratorMadeUp(String email, String password) {
  @Override
  public String toString() {
    return "AdministratorMadeUp[email=" + email + "]";
  }
}
