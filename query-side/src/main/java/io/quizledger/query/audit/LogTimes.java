package io.quizledger.query.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as they stand in exports: RFC 3339, UTC, always three decimals.
final class LogTimes {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LogTimes() {}

  static String text(Instant time) {
    return FORM.format(time);
  }
}
