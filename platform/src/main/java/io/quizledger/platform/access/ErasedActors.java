package io.quizledger.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses every command, on whichever side, of an account that was erased, however good its token
/// still is.
final class ErasedActors implements HandlerInterceptor {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final ErasedAccounts erased;

  ErasedActors(ErasedAccounts erased) {
    this.erased = erased;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!READING.contains(request.getMethod())) {
      ActorAuthentication.current()
          .ifPresent(known -> erased.refuseErased(known.getPrincipal().accountId()));
    }
    return true;
  }
}
