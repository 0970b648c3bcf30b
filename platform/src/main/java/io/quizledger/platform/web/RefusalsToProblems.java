package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// What endpoints throw becomes a problem response; the one mapping of all refusals.
@RestControllerAdvice
class RefusalsToProblems {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalsToProblems.class);

  private final Problems problems;
  private final Map<String, ErrorCode> notFound;

  RefusalsToProblems(Problems problems, List<PathNames> names) {
    this.problems = problems;
    this.notFound = new HashMap<>();
    names.forEach(some -> notFound.putAll(some.refusals()));
  }

  @ExceptionHandler
  void refused(Exception thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var refusal = refusal(thrown);
    if (refusal.code() == CommonErrorCode.INTERNAL) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
    }
    if (thrown instanceof ErrorResponse known) {
      var allowed = known.getHeaders().getFirst(HttpHeaders.ALLOW);
      if (allowed != null) {
        response.setHeader(HttpHeaders.ALLOW, allowed);
      }
    }
    problems.write(request, response, refusal);
  }

  private Refusal refusal(Exception thrown) {
    if (thrown instanceof MethodArgumentTypeMismatchException mismatch
        && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
      var code = notFound.get(mismatch.getName());
      if (code != null) {
        return new Refusal(code, "No id looks like this");
      }
    }
    return Refusals.of(thrown);
  }

  /// Left to the server, which cuts the connection.
  @ExceptionHandler
  void brokenOff(BrokenOffException broken) {
    throw broken;
  }

  /// Nobody is there any more to be told.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {
    LOG.debug("A client has gone", gone);
  }
}
