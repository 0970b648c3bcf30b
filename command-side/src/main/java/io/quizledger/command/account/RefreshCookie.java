package io.quizledger.command.account;

import java.time.Clock;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The cookie that carries a refresh token, out of reach of scripts and of other sites.
@Component
class RefreshCookie {
  static final String NAME = "quizledger_refresh";
  private static final String PATH = "/api/sessions";

  private final boolean secure;
  private final Clock clock;

  RefreshCookie(SessionSettings settings, Clock clock) {
    this.secure = settings.secureCookie();
    this.clock = clock;
  }

  String with(RefreshToken token) {
    return cookie(token.value(), Duration.between(clock.instant(), token.expiresAt()));
  }

  String removal() {
    return cookie("", Duration.ZERO);
  }

  private String cookie(String value, Duration maxAge) {
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .path(PATH)
        .maxAge(maxAge)
        .build()
        .toString();
  }
}
