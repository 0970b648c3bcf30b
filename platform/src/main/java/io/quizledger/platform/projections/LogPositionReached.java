package io.quizledger.platform.projections;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.ReadingMethods;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/// Waits for the `Log-Position` of a read that no read model answers, but the log itself or what is
/// written before the fact: once the log has come that far, the answer holds it.
final class LogPositionReached implements HandlerInterceptor {
  /// What is answered without a read model.
  static final List<String> PATHS =
      List.of("/api/accounts/**", "/api/audits/**", "/api/log/**", "/api/projections/**");

  private final Positions log;
  private final ProjectionSettings settings;

  LogPositionReached(Log events, ProjectionSettings settings) {
    this.log = new Positions(events::head, settings.urgentInterval());
    this.settings = settings;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var asked = LogPosition.requestedBy(request);
    if (asked.isPresent() && ReadingMethods.isReading(request)) {
      await(asked.getAsLong());
    }
    return true;
  }

  private void await(long position) {
    try {
      if (!log.await(position, RequestDeadline.after(settings.waitLimit()))) {
        throw notYet("The log ends at " + log.current() + ", before " + position);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet("The wait was interrupted");
    }
  }

  private Refusal notYet(String detail) {
    return new Refusal(CommonErrorCode.NOT_YET_REFLECTED, detail, settings.retryAfter());
  }
}
