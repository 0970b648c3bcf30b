package io.quizledger.platform.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client names a command by, so that a repetition does not act twice.
///
/// @param value 1 to 128 visible ASCII characters
public record IdempotencyKey(String value) {
  /// The request header.
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /// The key that the header holds, if there is one.
  ///
  /// @throws Refusal with `VALIDATION_FAILED` where it has another form
  public static Optional<IdempotencyKey> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (!FORM.matcher(header).matches()) {
      throw Refusal.ofField(HEADER, "must be 1 to 128 visible ASCII characters");
    }
    return Optional.of(new IdempotencyKey(header));
  }
}
