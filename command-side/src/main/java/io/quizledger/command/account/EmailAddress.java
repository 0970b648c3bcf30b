package io.quizledger.command.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address in its one normal form, so that two spellings of one address are equal: NFKC,
/// lower case, without white space around it.
///
/// @param value the normal form
record EmailAddress(String value) {
  /// RFC 5321, 4.5.3.1.3: a path of 256 octets, less the angle brackets.
  private static final int MAX_LENGTH = 254;

  /// A local part of up to 64 characters (RFC 5321, 4.5.3.1.1) and a domain of one or more labels;
  /// whether anybody reads the mail is not for a pattern to say.
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}\\p{Cf}\\p{Cs}\"(),:;<>\\[\\]\\\\]{1,64}"
              + "@(?=.{1,253}$)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?"
              + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?)*");

  /// Empty where `text` is no e-mail address.
  static Optional<EmailAddress> of(String text) {
    if (text.length() > 2 * MAX_LENGTH) {
      return Optional.empty();
    }
    var normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return normal.length() <= MAX_LENGTH && FORM.matcher(normal).matches()
        ? Optional.of(new EmailAddress(normal))
        : Optional.empty();
  }
}
