package io.quizledger.platform.throttle;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from.
///
/// @param text the address as text
public record ClientAddress(String text) {
  private static final int IPV6_NETWORK_BYTES = 8;

  /// The nearest address on the request's way that is not one of the trusted proxies.
  public static ClientAddress of(HttpServletRequest request) {
    return new ClientAddress(request.getRemoteAddr());
  }

  /// What is counted as one place: an IPv4 address, or the /64 that one IPv6 customer has whole.
  public String network() {
    try {
      return InetAddress.ofLiteral(text) instanceof Inet6Address address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
          : text;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
