package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints what every endpoint reads the same way: [Paging], [Revision], an `Optional` of
/// [IdempotencyKey].
final class RequestArguments implements HandlerMethodArgumentResolver {
  private static final Map<Class<?>, Function<HttpServletRequest, Object>> READERS =
      Map.of(
          Paging.class,
          request ->
              Paging.of(
                  request.getRequestURI(),
                  request.getParameter("limit"),
                  request.getParameter("cursor")),
          Revision.class,
          request -> Revision.expected(request.getHeader(HttpHeaders.IF_MATCH)),
          IdempotencyKey.class,
          request -> IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER)));

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return READERS.containsKey(parameter.nestedIfOptional().getNestedParameterType());
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var reader = READERS.get(parameter.nestedIfOptional().getNestedParameterType());
    var http = request.getNativeRequest(HttpServletRequest.class);
    return reader == null || http == null ? null : reader.apply(http);
  }
}
