package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses what stands in the body of a command that takes none, so that it is not lost in silence.
/// No body and `{}` say the same.
final class NoFields implements HandlerInterceptor {
  private final StrictJson json;

  NoFields(StrictJson json) {
    this.json = json;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (!ReadingMethods.isReading(request)
        && handler instanceof HandlerMethod endpoint
        && Arrays.stream(endpoint.getMethodParameters()).noneMatch(NoFields::isMadeOfBody)) {
      var body = request.getInputStream().readAllBytes();
      if (body.length > 0) {
        JsonContentType.check(request.getContentType());
        json.read(body, Nothing.class);
      }
    }
    return true;
  }

  private static boolean isMadeOfBody(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class)
        || parameter.getParameterType().isAnnotationPresent(MadeOfBody.class);
  }

  private record Nothing() {}
}
