package io.quizledger.command.account;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Which pages may use the cookie: those of the host that was asked, and those that are named in
/// the settings. A client that is no browser sends no `Origin`.
@Component
class Origins {
  private final Set<String> allowed;

  Origins(WebSettings settings) {
    allowed =
        settings.allowedOrigins().stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Refuses with 403 what a page of somebody else sends.
  void refuseForeign(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null
        && !isOwn(origin.toLowerCase(Locale.ROOT), request.getHeader(HttpHeaders.HOST))) {
      throw new Refusal(CommonErrorCode.FORBIDDEN, "Another site's page may not do this");
    }
  }

  private boolean isOwn(String origin, @Nullable String host) {
    if (allowed.contains(origin)) {
      return true;
    }
    var asked = host == null ? "" : host.toLowerCase(Locale.ROOT);
    return !asked.isEmpty()
        && (origin.equals("http://" + asked) || origin.equals("https://" + asked));
  }
}
