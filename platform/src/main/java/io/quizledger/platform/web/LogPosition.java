package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The `Log-Position` header: in an answer, where the command stands in the log; in a request, how
/// far the read model must have read before it answers.
public final class LogPosition {
  /// The header, in both directions.
  public static final String HEADER = "Log-Position";

  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

  private LogPosition() {}

  /// The position that the header holds.
  ///
  /// @throws Refusal with `VALIDATION_FAILED` where it is no decimal integer
  public static OptionalLong of(@Nullable String header) {
    if (header == null) {
      return OptionalLong.empty();
    }
    if (!FORM.matcher(header).matches()) {
      throw Refusal.ofField(HEADER, "must be a decimal integer");
    }
    return OptionalLong.of(Long.parseLong(header));
  }

  /// The position that the current request asks for; empty also where there is no request.
  public static OptionalLong requested() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? requestedBy(current.getRequest())
        : OptionalLong.empty();
  }

  /// The position that `request` asks for.
  public static OptionalLong requestedBy(HttpServletRequest request) {
    return of(request.getHeader(HEADER));
  }

  /// Says in `response` where the command stands in the log.
  public static void say(HttpServletResponse response, long position) {
    response.setHeader(HEADER, Long.toString(position));
  }
}
