package io.quizledger.command.dispatch;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes identifiers: 128 random bits in base64url, which tell nothing of what they name, not even
/// when it was made.
@Component
public class IdSource {
  private static final int BYTES = 16;

  private final SecureRandom random;

  IdSource(SecureRandom random) {
    this.random = random;
  }

  /// A new identifier of 22 characters.
  public String next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
