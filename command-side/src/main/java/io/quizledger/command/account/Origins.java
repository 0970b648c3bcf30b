package io.quizledger.command.account;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Which pages may use the cookie: those of the host that was asked, and those that are named in
/// the settings. A client that is no browser sends no `Origin`.
@Component
class Origins {
  private final WebSettings settings;

  Origins(WebSettings settings) {
    this.settings = settings;
  }

  /// Refuses with 403 what a page of somebody else sends.
  void refuseForeign(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null
        && !settings.allows(origin)
        && !isOf(request.getHeader(HttpHeaders.HOST), origin)) {
      throw new Refusal(CommonErrorCode.FORBIDDEN, "Another site's page may not do this");
    }
  }

  private static boolean isOf(@Nullable String host, String origin) {
    return host != null
        && !host.isEmpty()
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }
}
