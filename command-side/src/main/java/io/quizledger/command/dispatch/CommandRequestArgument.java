package io.quizledger.command.dispatch;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.access.ActorAuthentication;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.IdempotencyKey;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints the [CommandRequest] that they ask for. How large a body may be is looked at
/// before it comes here.
final class CommandRequestArgument implements HandlerMethodArgumentResolver {
  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

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
    if (body.length > 0) {
      checkForm(parameter, request.getContentType());
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

  /// A body is JSON, also where it does not say what it is, unless the endpoint names another form:
  /// that Spring has looked at already.
  private static void checkForm(MethodParameter parameter, @Nullable String contentType)
      throws HttpMediaTypeNotSupportedException {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(
            Objects.requireNonNull(parameter.getMethod()), RequestMapping.class);
    if (contentType == null || (mapping != null && mapping.consumes().length > 0)) {
      return;
    }
    MediaType form;
    try {
      form = MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException e) {
      throw new HttpMediaTypeNotSupportedException(String.valueOf(e.getMessage()));
    }
    if (JSON.stream().noneMatch(json -> json.includes(form))) {
      throw new HttpMediaTypeNotSupportedException(form, JSON);
    }
  }

  private static Actor actor() {
    return ActorAuthentication.current()
        .map(ActorAuthentication::getPrincipal)
        .orElseThrow(
            () -> new Refusal(CommonErrorCode.UNAUTHENTICATED, "An access token is needed"));
  }
}
