package io.quizledger.command.dispatch;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.access.ActorAuthentication;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.IdempotencyKey;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints the [CommandRequest] that they ask for.
final class CommandRequestArgument implements HandlerMethodArgumentResolver {
  private final int maxBodyBytes;

  CommandRequestArgument(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

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
      throws IOException {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("This is no HTTP request");
    }
    var query = request.getQueryString();
    var limit = parameter.getParameterAnnotation(BodyLimit.class);
    return new CommandRequest(
        actor(),
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        body(request, limit == null ? maxBodyBytes : limit.value()),
        MDC.get("requestId"),
        request.getHeader(HttpHeaders.IF_MATCH),
        request.getHeader(IdempotencyKey.HEADER));
  }

  private static Actor actor() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof ActorAuthentication known) {
      return known.getPrincipal();
    }
    throw new Refusal(CommonErrorCode.UNAUTHENTICATED, "An access token is needed");
  }

  private static byte[] body(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    var body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  private static Refusal tooLarge(int limit) {
    return new Refusal(CommonErrorCode.TOO_LARGE, "The body may have at most " + limit + " bytes");
  }
}
