package io.quizledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps what operators' tools ask for from everybody but those whose addresses the settings name.
/// For the others there is nothing at these addresses but health, as behind a load balancer that
/// keeps them to itself.
final class OperatorsOnly extends OncePerRequestFilter {
  private static final String ACTUATOR = "/actuator";
  private static final String HEALTH = "/actuator/health";

  private final Problems problems;
  private final List<IpAddressMatcher> operators;

  OperatorsOnly(List<String> operators, Problems problems) {
    this.operators = operators.stream().map(IpAddressMatcher::new).toList();
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // As it is meant, not as it was sent: decoded, without detours.
    var path = request.getServletPath();
    return !isWithin(ACTUATOR, path) || isWithin(HEALTH, path);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOperator(request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      problems.write(request, response, Refusals.ofStatus(HttpStatus.NOT_FOUND.value()));
    }
  }

  private boolean isOperator(String address) {
    try {
      return operators.stream().anyMatch(one -> one.matches(address));
    } catch (IllegalArgumentException e) {
      // What a proxy said of its client is no address.
      return false;
    }
  }

  private static boolean isWithin(String parent, String path) {
    return path.equals(parent) || path.startsWith(parent + "/");
  }
}
