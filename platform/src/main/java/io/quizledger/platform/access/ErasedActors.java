package io.quizledger.platform.access;

import io.quizledger.platform.web.ReadingMethods;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses every command, on whichever side, of an account that was erased, however good its token
/// still is.
final class ErasedActors implements HandlerInterceptor {
  private final ErasedAccounts erased;

  ErasedActors(ErasedAccounts erased) {
    this.erased = erased;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!ReadingMethods.isReading(request)) {
      ActorAuthentication.current()
          .ifPresent(known -> erased.refuseErased(known.getPrincipal().accountId()));
    }
    return true;
  }
}
