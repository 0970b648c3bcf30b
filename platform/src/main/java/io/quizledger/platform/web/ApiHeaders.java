package io.quizledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Headers of every answer, set before anyone answers so that an endpoint may know better. Nothing
/// of ours is shown inside of others' pages, and what is no page loads nothing at all.
final class ApiHeaders extends OncePerRequestFilter {
  private static final String API = "/api/";
  private static final List<String> NO_PAGES =
      List.of(API, "/v3/", "/actuator", "/.well-known/", "/error");

  private final Duration strictTransport;

  ApiHeaders(Duration strictTransport) {
    this.strictTransport = strictTransport;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI();
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader(
        "Content-Security-Policy",
        NO_PAGES.stream().anyMatch(path::startsWith)
            ? "default-src 'none'; frame-ancestors 'none'"
            : "frame-ancestors 'none'");
    if (request.isSecure() && strictTransport.isPositive()) {
      response.setHeader("Strict-Transport-Security", "max-age=" + strictTransport.toSeconds());
    }
    if (path.startsWith(API)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
    chain.doFilter(request, response);
  }
}
