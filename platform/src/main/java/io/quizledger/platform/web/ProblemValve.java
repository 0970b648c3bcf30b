package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// What Tomcat refuses before it knows what is asked for, as a path that no URI may have. Public
/// because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    var refusal = refusal(request, response.getStatus());
    var code = refusal.code();
    var status = code.status().value();
    try {
      // A transfer encoding or a version of HTTP that is not known is the client's fault, not ours.
      response.setStatus(status);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("utf-8");
      var writer = response.getReporter();
      if (writer != null) {
        // Nothing in it comes from the request, so nothing needs escaping.
        writer.write(
            """
            {"type":"%s","title":"%s","status":%d,"detail":"%s","instance":"/","code":"%s"}\
            """
                .formatted(
                    Problem.type(code), code.title(), status, refusal.detail(), code.name()));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("A problem could not be told", e);
    }
  }

  private static Refusal refusal(Request request, int status) {
    return status == HttpServletResponse.SC_NOT_IMPLEMENTED
            && request.getHeader(HttpHeaders.TRANSFER_ENCODING) instanceof String encoding
            && !encoding.equalsIgnoreCase("chunked")
        ? new Refusal(
            CommonErrorCode.MALFORMED, "A body of this Transfer-Encoding is not read here")
        : Refusals.ofStatus(status);
  }
}
