package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints of lists the [Paging] that they ask for.
final class PagingArgument implements HandlerMethodArgumentResolver {
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  /// What it reads.
  static final Set<String> PARAMETERS = Set.of(LIMIT, CURSOR);

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Paging.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var http = request.getNativeRequest(HttpServletRequest.class);
    return http == null
        ? null
        : Paging.of(http.getRequestURI(), http.getParameter(LIMIT), http.getParameter(CURSOR));
  }
}
