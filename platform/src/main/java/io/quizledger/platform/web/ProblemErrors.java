package io.quizledger.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What goes wrong outside of endpoints: in filters, in Spring Security's firewall, in Tomcat once
/// it has understood the request.
@Controller
class ProblemErrors implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrors.class);

  private final Problems problems;

  ProblemErrors(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var refusal =
        thrown instanceof Throwable fault
            ? Refusals.of(fault)
            : Refusals.ofStatus(status instanceof Integer code ? code : 404);
    if (thrown instanceof Throwable fault && refusal.code() == CommonErrorCode.INTERNAL) {
      LOG.error("A request failed outside of its endpoint", fault);
    }
    problems.write(new AskedFor(request), response, refusal);
  }

  /// Knows the path that was asked for in the first place.
  private static final class AskedFor extends HttpServletRequestWrapper {
    AskedFor(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
          ? path
          : super.getRequestURI();
    }
  }
}
