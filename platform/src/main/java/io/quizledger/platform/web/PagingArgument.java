package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        : Paging.of(list(http), http.getParameter(LIMIT), http.getParameter(CURSOR));
  }

  /// What a request lists: the path, what the list is narrowed down to, and whom it is shown, since
  /// some lists are of what is one's own.
  private static String list(HttpServletRequest http) {
    return http.getParameterMap().entrySet().stream()
        .filter(parameter -> !PARAMETERS.contains(parameter.getKey()))
        .filter(parameter -> !Arrays.stream(parameter.getValue()).allMatch(String::isEmpty))
        .sorted(Map.Entry.comparingByKey())
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", http.getRequestURI() + "?", "#" + http.getRemoteUser()));
  }

  private static String encoded(String... texts) {
    return Arrays.stream(texts)
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }
}
