package io.quizledger.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Judges the role that an endpoint asks for before its body is read. Spring Security does so once
/// the endpoint's arguments are there; by then whoever may not send it has had a large body's turn.
final class RolesFirst implements HandlerInterceptor {
  private final PreAuthorizeAuthorizationManager roles = new PreAuthorizeAuthorizationManager();

  /// Spring Security searches anew each time where there is nothing to find.
  private final Map<Method, Boolean> namesRoles = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod endpoint && namesRoles(endpoint)) {
      var decision =
          roles.authorize(
              () -> SecurityContextHolder.getContext().getAuthentication(),
              new SimpleMethodInvocation(endpoint.getBean(), endpoint.getMethod()));
      if (decision != null && !decision.isGranted()) {
        throw new AccessDeniedException("Not for this role");
      }
    }
    return true;
  }

  private boolean namesRoles(HandlerMethod endpoint) {
    return namesRoles.computeIfAbsent(
        endpoint.getMethod(),
        method ->
            AnnotatedElementUtils.hasAnnotation(method, PreAuthorize.class)
                || AnnotatedElementUtils.hasAnnotation(endpoint.getBeanType(), PreAuthorize.class));
  }
}
