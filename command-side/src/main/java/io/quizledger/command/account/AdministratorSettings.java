package io.quizledger.command.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The first administrator.
///
/// @param email whom to register as one, unless the address has an account
/// @param password that account's first password
/// @param makeUp where no account is an administrator's, make one up with a password that is told
///   once, by an [AdministratorMadeUp]
@ConfigurationProperties("quizledger.admin")
record AdministratorSettings(
    @Nullable String email, @Nullable String password, @DefaultValue("false") boolean makeUp) {
  boolean isNamed() {
    return email != null && !email.isBlank();
  }

  @Override
  public String toString() {
    return "AdministratorSettings[email=" + email + ", makeUp=" + makeUp + "]";
  }
}
