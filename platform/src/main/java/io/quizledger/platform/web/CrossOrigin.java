package io.quizledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets pages of the origins in that the settings name, and nobody else's: their preflight is
/// refused, and their browsers show them no answer.
final class CrossOrigin extends OncePerRequestFilter {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String SENT =
      "Authorization, Content-Type, If-Match, Idempotency-Key, Last-Event-ID, Log-Position,"
          + " X-Request-Id";
  private static final String SHOWN = "ETag, Location, Log-Position, Retry-After, X-Request-Id";
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final WebSettings settings;
  private final Problems problems;

  CrossOrigin(WebSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    var isAllowed = origin != null && settings.allows(origin);
    if (!settings.allowedOrigins().isEmpty()) {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (isAllowed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
    }
    if (!CorsUtils.isPreFlightRequest(request)) {
      chain.doFilter(request, response);
    } else if (isAllowed) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, Long.toString(REMEMBERED.toSeconds()));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      problems.write(
          request,
          response,
          new Refusal(CommonErrorCode.FORBIDDEN, "Pages of other origins are not let in"));
    }
  }
}
