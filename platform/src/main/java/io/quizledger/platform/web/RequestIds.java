package io.quizledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request an id, the client's own if it sent a sane one: in the log, in the answer,
/// beside the events that it causes, and the same on both sides.
public final class RequestIds extends OncePerRequestFilter {
  /// The header, in both directions.
  public static final String HEADER = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);
  private static final String MDC_KEY = "requestId";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int RANDOM_BYTES = 12;

  private final SecureRandom random;
  private final Duration slow;

  RequestIds(SecureRandom random, Duration slow) {
    this.random = random;
    this.slow = slow;
  }

  /// The id of the request that this thread works on.
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(MDC_KEY));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = id(request.getHeader(HEADER));
    response.setHeader(HEADER, id);
    var began = System.nanoTime();
    try (var entry = MDC.putCloseable(MDC_KEY, id)) {
      chain.doFilter(request, response);
      mention(request, response, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void mention(HttpServletRequest request, HttpServletResponse response, Duration took) {
    if (took.compareTo(slow) > 0) {
      LOG.warn("{} was slow", line(request, response, took));
    } else if (LOG.isDebugEnabled()) {
      LOG.debug("{}", line(request, response, took));
    }
  }

  private static String line(
      HttpServletRequest request, HttpServletResponse response, Duration took) {
    return "%s %s: %d after %d ms"
        .formatted(
            request.getMethod(),
            request.getRequestURI(),
            response.getStatus(),
            TimeUnit.NANOSECONDS.toMillis(took.toNanos()));
  }

  private String id(@Nullable String sent) {
    if (sent != null && SANE.matcher(sent).matches()) {
      return sent;
    }
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
