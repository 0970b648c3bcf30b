package io.quizledger.platform.access;

import io.quizledger.platform.web.Problems;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Makes the bearer of a good token known. A bad token is as good as none: where one is needed, the
/// answer is 401.
final class BearerTokenFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;
  private final Problems problems;

  BearerTokenFilter(AccessTokens tokens, Problems problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      bearer(request.getHeaders("Authorization"))
          .flatMap(tokens::verify)
          .map(ActorAuthentication::new)
          .ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(known)));
    } catch (Refusal cannotTell) {
      problems.write(request, response, cannotTell);
      return;
    }
    chain.doFilter(request, response);
  }

  /// Whoever asks for the program's health is told, whoever it is.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator");
  }

  /// Asynchronous answers are finished with the same rights that they were begun with.
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return true;
  }

  private static Optional<String> bearer(Enumeration<String> headers) {
    if (!headers.hasMoreElements()) {
      return Optional.empty();
    }
    var header = headers.nextElement();
    return headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.empty()
        : Optional.of(header.substring(SCHEME.length()).trim());
  }
}
