package io.quizledger.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Turns refusals into answers; the only place that does.
@Component
public class Problems {
  private static final String RETRY_AFTER_DEFAULT = "1";
  private static final String REFUSALS = "quizledger.refusals";

  /// From the moment when the program begins to stop, whatever fails may have been stopped from
  /// under the request; it is in the log as a fault all the same.
  private static final Refusal STOPPED_IN_THE_MIDDLE =
      new Refusal(
          CommonErrorCode.UNAVAILABLE,
          "The program was stopped in the middle of it; the same request with the same idempotency"
              + " key finds out whether it was done");

  private final JsonMapper json;
  private final Draining draining;
  private final MeterRegistry meters;

  Problems(JsonMapper json, Draining draining, MeterRegistry meters) {
    this.json = json;
    this.draining = draining;
    this.meters = meters;
  }

  /// Whether `thrown` is nobody's fault and may be over in a moment, as when the database is away.
  public static boolean isForNow(Throwable thrown) {
    return Refusals.of(thrown).code() == CommonErrorCode.UNAVAILABLE;
  }

  /// Answers outside of endpoints, in filters and the like.
  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (refusal.code() == CommonErrorCode.INTERNAL && draining.hasBegun()) {
      write(request, response, STOPPED_IN_THE_MIDDLE);
      return;
    }
    meters.counter(REFUSALS, "code", refusal.code().name()).increment();
    response.resetBuffer();
    response.setStatus(refusal.code().status().value());
    headers(refusal).forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var body = json.writeValueAsBytes(Problem.of(refusal, request.getRequestURI()));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static HttpHeaders headers(Refusal refusal) {
    var headers = new HttpHeaders();
    var status = refusal.code().status();
    if (refusal.retryAfter() != null
        || status == HttpStatus.SERVICE_UNAVAILABLE
        || status == HttpStatus.TOO_MANY_REQUESTS) {
      headers.set(HttpHeaders.RETRY_AFTER, wholeSeconds(refusal.retryAfter()));
    }
    if (status == HttpStatus.UNAUTHORIZED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    headers.setCacheControl("private, no-store");
    return headers;
  }

  private static String wholeSeconds(@Nullable Duration wait) {
    return wait == null
        ? RETRY_AFTER_DEFAULT
        : String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
