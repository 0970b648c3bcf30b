package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses what stands in the body of a command that takes none, so that it is not lost in silence.
/// No body and `{}` say the same.
final class NoFields implements HandlerInterceptor {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

  private final StrictJson json;

  NoFields(StrictJson json) {
    this.json = json;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (!READING.contains(request.getMethod())
        && handler instanceof HandlerMethod endpoint
        && Arrays.stream(endpoint.getMethodParameters()).noneMatch(NoFields::isMadeOfBody)) {
      var body = request.getInputStream().readAllBytes();
      if (body.length > 0) {
        isJson(request.getContentType());
        json.read(body, Nothing.class);
      }
    }
    return true;
  }

  private static boolean isMadeOfBody(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class)
        || parameter.getParameterType().isAnnotationPresent(MadeOfBody.class);
  }

  /// A body is JSON, also where it does not say what it is.
  private static void isJson(@Nullable String contentType)
      throws HttpMediaTypeNotSupportedException {
    if (contentType == null) {
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

  private record Nothing() {}
}
