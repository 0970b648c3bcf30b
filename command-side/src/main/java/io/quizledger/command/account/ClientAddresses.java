package io.quizledger.command.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Tells where a request comes from. What a header says is believed only from a proxy that the
/// settings name: anybody can write a header.
@Component
class ClientAddresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final List<IpAddressMatcher> trustedProxies;

  ClientAddresses(ThrottleSettings settings) {
    trustedProxies = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
  }

  /// The nearest address on the request's way that is not one of the trusted proxies.
  ClientAddress of(HttpServletRequest request) {
    var nearest = request.getRemoteAddr();
    var way =
        Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
            .flatMap(header -> List.of(header.split(",", -1)).stream())
            .map(String::strip)
            .toList();
    for (var hop : way.reversed()) {
      if (!isTrusted(nearest)) {
        break;
      }
      nearest = hop;
    }
    return new ClientAddress(nearest);
  }

  private boolean isTrusted(String address) {
    try {
      return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
