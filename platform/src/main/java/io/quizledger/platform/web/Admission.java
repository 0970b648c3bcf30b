package io.quizledger.platform.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a request in or refuses it, and counts those that are in.
final class Admission extends OncePerRequestFilter {
  private final Draining draining;
  private final List<AdmissionGate> gates;
  private final Problems problems;

  Admission(Draining draining, List<AdmissionGate> gates, Problems problems) {
    this.draining = draining;
    this.gates = List.copyOf(gates);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Counted before the gates are asked: whoever sees an open gate is waited for.
    draining.enter();
    var release = new Release();
    try {
      for (var gate : gates) {
        var reason = gate.closedBecause();
        if (reason.isPresent()) {
          response.setHeader(HttpHeaders.CONNECTION, "close");
          problems.write(request, response, new Refusal(CommonErrorCode.UNAVAILABLE, reason.get()));
          return;
        }
      }
      chain.doFilter(request, response);
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(release);
        release.later = true;
      }
    } finally {
      if (!release.later) {
        draining.leave();
      }
    }
  }

  /// Lets an asynchronous request go when it is over.
  private final class Release implements AsyncListener {
    private boolean later;

    @Override
    public void onComplete(AsyncEvent event) {
      draining.leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // It completes too.
    }

    @Override
    public void onError(AsyncEvent event) {
      // It completes too.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // A request that becomes asynchronous again has lost its listeners.
      event.getAsyncContext().addListener(this);
    }
  }
}
