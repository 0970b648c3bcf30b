package io.quizledger.platform.projections;

import java.time.Duration;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// When the current request has waited long enough. However many read models it asks, one after the
/// other, they have the time of one.
final class RequestDeadline {
  private static final String ATTRIBUTE = RequestDeadline.class.getName();

  private RequestDeadline() {}

  /// The moment in `System.nanoTime` that is `limit` after the request first asked, or after now
  /// where there is no request.
  static long after(Duration limit) {
    var request = RequestContextHolder.getRequestAttributes();
    var fresh = System.nanoTime() + limit.toNanos();
    if (request == null) {
      return fresh;
    }
    if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Long known) {
      return known;
    }
    request.setAttribute(ATTRIBUTE, fresh, RequestAttributes.SCOPE_REQUEST);
    return fresh;
  }
}
