package io.quizledger.platform.access;

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

  BearerTokenFilter(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    bearer(request.getHeaders("Authorization"))
        .flatMap(tokens::verify)
        .map(ActorAuthentication::new)
        .ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(known)));
    chain.doFilter(request, response);
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
