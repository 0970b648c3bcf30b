package io.quizledger.platform.projections;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Waits for the `Log-Position` of a read that no read model answers, but the log itself or what is
/// written before the fact: once the log has come that far, the answer holds it.
final class LogPositionReached implements HandlerInterceptor {
  /// What is answered without a read model.
  static final List<String> PATHS =
      List.of("/api/accounts/**", "/api/audits/**", "/api/log/**", "/api/projections/**");

  private final Log events;
  private final ProjectionSettings settings;

  LogPositionReached(Log events, ProjectionSettings settings) {
    this.events = events;
    this.settings = settings;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws InterruptedException {
    var asked = LogPosition.requestedBy(request);
    if (asked.isPresent() && isRead(request)) {
      await(asked.getAsLong());
    }
    return true;
  }

  private static boolean isRead(HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod())
        || HttpMethod.HEAD.matches(request.getMethod());
  }

  private void await(long position) throws InterruptedException {
    long deadline = System.nanoTime() + settings.waitLimit().toNanos();
    long head = events.head();
    while (head < position) {
      if (System.nanoTime() >= deadline) {
        throw new Refusal(
            CommonErrorCode.NOT_YET_REFLECTED,
            "The log ends at " + head + ", before " + position,
            settings.retryAfter());
      }
      Thread.sleep(settings.urgentInterval());
      head = events.head();
    }
  }
}
