package io.quizledger.command.account;

import io.quizledger.events.ids.AccountId;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes ids and secrets that nobody can guess.
@Component
class AccountIds {
  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random;

  AccountIds(SecureRandom random) {
    this.random = random;
  }

  AccountId accountId() {
    return new AccountId("a" + text(ID_BYTES));
  }

  /// For sessions and tokens.
  String opaqueId() {
    return text(ID_BYTES);
  }

  /// 256 bits, for refresh tokens.
  String secret() {
    return text(SECRET_BYTES);
  }

  private String text(int bytes) {
    var value = new byte[bytes];
    random.nextBytes(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }
}
