package io.quizledger.events.ids;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Where new identifiers come from. They are handed in, so that a test can foretell them.
@FunctionalInterface
public interface IdSource {
  /// Another identifier, which was never given before.
  String next();

  /// Identifiers of 128 random bits, as 32 hexadecimal digits. They follow no order, so that not
  /// even their sequence says anything about what they name.
  ///
  /// @param random where the bits come from; in production a `SecureRandom`
  static IdSource random(RandomGenerator random) {
    return () -> {
      var bits = new byte[16];
      random.nextBytes(bits);
      return HexFormat.of().formatHex(bits);
    };
  }
}
