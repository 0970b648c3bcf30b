package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a `Log-Position` that is none, also where no endpoint asks for it.
final class LogPositionForm implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    LogPosition.requestedBy(request);
    return true;
  }
}
