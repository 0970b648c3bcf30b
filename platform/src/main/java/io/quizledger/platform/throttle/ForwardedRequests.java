package io.quizledger.platform.throttle;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives requests that came through a proxy the address and the scheme of their sender. What a
/// header says is believed only from a proxy that the settings name: anybody can write a header.
final class ForwardedRequests extends OncePerRequestFilter {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private final List<IpAddressMatcher> trustedProxies;

  ForwardedRequests(List<String> trustedProxies) {
    this.trustedProxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        isTrusted(request.getRemoteAddr())
            ? new Forwarded(request, sender(request), scheme(request))
            : request,
        response);
  }

  /// The nearest address on the way that is not a trusted proxy's.
  private String sender(HttpServletRequest request) {
    var nearest = request.getRemoteAddr();
    for (var hop : values(request, FORWARDED_FOR).reversed()) {
      if (!isTrusted(nearest)) {
        break;
      }
      nearest = hop;
    }
    return nearest;
  }

  /// What the nearest proxy says of the connection that it took.
  private static String scheme(HttpServletRequest request) {
    var said = values(request, FORWARDED_PROTO);
    return said.isEmpty() ? request.getScheme() : said.getLast();
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .toList();
  }

  private boolean isTrusted(String address) {
    try {
      return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static final class Forwarded extends HttpServletRequestWrapper {
    private final String sender;
    private final boolean secure;

    Forwarded(HttpServletRequest request, String sender, String scheme) {
      super(request);
      this.sender = sender;
      this.secure = scheme.equalsIgnoreCase("https");
    }

    @Override
    public String getRemoteAddr() {
      return sender;
    }

    @Override
    public String getRemoteHost() {
      return sender;
    }

    @Override
    public String getScheme() {
      return secure ? "https" : "http";
    }

    @Override
    public boolean isSecure() {
      return secure;
    }
  }
}
