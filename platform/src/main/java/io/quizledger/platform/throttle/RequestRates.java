package io.quizledger.platform.throttle;

import io.micrometer.core.instrument.Counter;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Problems;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses with 429 what comes too often from one sender.
final class RequestRates extends OncePerRequestFilter {
  private final Function<HttpServletRequest, Optional<String>> sender;
  private final Allowances allowances;
  private final Counter refused;
  private final Problems problems;

  /// @param sender whose request it is; nobody's are not counted
  RequestRates(
      Function<HttpServletRequest, Optional<String>> sender,
      Allowances allowances,
      Counter refused,
      Problems problems) {
    this.sender = sender;
    this.allowances = allowances;
    this.refused = refused;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = sender.apply(request).map(allowances::take);
    if (wait.isPresent() && wait.get().isPositive()) {
      refused.increment();
      problems.write(
          request,
          response,
          new Refusal(CommonErrorCode.TOO_MANY_REQUESTS, "Come again later", wait.get()));
    } else {
      chain.doFilter(request, response);
    }
  }
}
