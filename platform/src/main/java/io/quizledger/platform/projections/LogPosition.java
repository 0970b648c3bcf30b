package io.quizledger.platform.projections;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The position that the current request asks a read model to have read.
final class LogPosition {
  static final String HEADER = "Log-Position";

  private LogPosition() {}

  /// The header of the current request; null where it has none, or where there is no request.
  static @Nullable Long ofCurrentRequest() {
    if (!(RequestContextHolder.getRequestAttributes()
        instanceof ServletRequestAttributes request)) {
      return null;
    }
    var header = request.getRequest().getHeader(HEADER);
    return header == null ? null : parse(header.strip());
  }

  private static long parse(String header) {
    if (!header.matches("\\d{1,18}")) {
      throw new Refusal(
          CommonErrorCode.MALFORMED, "The header Log-Position is not a decimal integer");
    }
    return Long.parseLong(header);
  }
}
