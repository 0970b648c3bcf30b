package io.quizledger.command.dispatch;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.access.ActorAuthentication;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.IdempotencyKey;
import io.quizledger.platform.web.JsonContentType;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints the [CommandRequest] that they ask for. How large a body may be is looked at
/// before it comes here.
final class CommandRequestArgument implements HandlerMethodArgumentResolver {
  private final Map<Method, Boolean> namesContentType = new ConcurrentHashMap<>();

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CommandRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException, HttpMediaTypeNotSupportedException {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("This is no HTTP request");
    }
    var body = request.getInputStream().readAllBytes();
    if (body.length > 0 && !namesContentType(parameter.getMethod())) {
      JsonContentType.check(request.getContentType());
    }
    var query = request.getQueryString();
    return new CommandRequest(
        actor(),
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        body,
        RequestIds.current().orElse(null),
        request.getHeader(HttpHeaders.IF_MATCH),
        request.getHeader(IdempotencyKey.HEADER));
  }

  /// What an endpoint names itself Spring has looked at already.
  private boolean namesContentType(@Nullable Method endpoint) {
    return namesContentType.computeIfAbsent(
        Objects.requireNonNull(endpoint),
        method -> {
          var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
          return mapping != null && mapping.consumes().length > 0;
        });
  }

  private static Actor actor() {
    return ActorAuthentication.current()
        .map(ActorAuthentication::getPrincipal)
        .orElseThrow(
            () -> new Refusal(CommonErrorCode.UNAUTHENTICATED, "An access token is needed"));
  }
}
