package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the fields of one request and refuses it for all that is wrong at once.
final class Fields {
  private static final int PASSWORD_MIN = 10;
  private static final int PASSWORD_MAX = 1000;
  private static final int NAME_MAX = 100;
  private static final int BIO_MAX = 2000;

  private final List<FieldFault> faults = new ArrayList<>();

  /// Notes that `field` is wrong.
  void fault(String field, String message) {
    faults.add(new FieldFault(field, message));
  }

  /// Refuses the request if anything was wrong.
  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  /// All that was wrong.
  List<FieldFault> faults() {
    return List.copyOf(faults);
  }

  EmailAddress email(String field, @Nullable String text) {
    var address = EmailAddress.of(required(field, text));
    if (address.isEmpty() && text != null) {
      fault(field, "must be an e-mail address");
    }
    return address.orElse(new EmailAddress(""));
  }

  /// A password that somebody wants to have from now on.
  String newPassword(String field, @Nullable String text) {
    var password = required(field, text);
    var length = password.codePointCount(0, password.length());
    if (text == null) {
      return password;
    }
    if (length < PASSWORD_MIN || length > PASSWORD_MAX) {
      fault(field, "must have " + PASSWORD_MIN + " to 1,000 characters");
    } else if (!isText(password)) {
      fault(field, "must be text");
    } else if (CommonPasswords.contain(password)) {
      fault(field, "must not be one that is commonly used");
    }
    return password;
  }

  /// A password that somebody has: any text may turn out to be wrong, none is invalid.
  String password(String field, @Nullable String text) {
    return required(field, text);
  }

  /// Whether `password` can be anybody's: nothing else is worth a hashing.
  static boolean canBePassword(String password) {
    return password.codePointCount(0, password.length()) <= PASSWORD_MAX && isText(password);
  }

  String displayName(String field, @Nullable String text) {
    var name = required(field, text).strip();
    if (text == null) {
      return name;
    }
    if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME_MAX) {
      fault(field, "must have 1 to " + NAME_MAX + " characters");
    } else if (!isText(name)
        || name.codePoints().anyMatch(c -> breaksLine(c) || turnsLine(c))
        || name.codePoints().noneMatch(Fields::isSeen)) {
      fault(field, "must be one line of text that can be seen, without control characters");
    }
    return name;
  }

  String bio(String field, String text) {
    if (text.codePointCount(0, text.length()) > BIO_MAX) {
      fault(field, "must have at most 2,000 characters");
    } else if (!isText(text)
        || text.codePoints().anyMatch(c -> breaksLine(c) && c != '\n' && c != '\r' && c != '\t')) {
      fault(field, "must be text without control characters");
    }
    return text.strip();
  }

  Role role(String field, @Nullable String text) {
    for (Role role : Role.values()) {
      if (role.name().equals(text)) {
        return role;
      }
    }
    fault(field, "must be one of " + Arrays.toString(Role.values()));
    return Role.LEARNER;
  }

  private String required(String field, @Nullable String text) {
    if (text == null) {
      fault(field, "must be given");
      return "";
    }
    return text;
  }

  /// Half a surrogate pair is no text and cannot be stored.
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /// What sets the direction of all that follows: a name stands in lines with the names of others.
  private static boolean turnsLine(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /// Whether a character leaves ink by itself. Hangul has fillers that are letters and leave none.
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK -> false;
      default -> c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0;
    };
  }

  private static boolean breaksLine(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }
}
