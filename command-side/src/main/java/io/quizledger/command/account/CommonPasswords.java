package io.quizledger.command.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that are guessed first. The file's head says where it comes from.
final class CommonPasswords {
  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  /// Whether `password` is among them in any case of its letters.
  static boolean contain(String password) {
    return ALL.contains(password.strip().toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (var file = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
