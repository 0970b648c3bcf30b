package io.quizledger.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedRequestsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 198.51.100.1              | 203.0.113.7",
        "10.0.0.1    | 198.51.100.1              | 198.51.100.1",
        "10.0.0.1    | 192.0.2.9, 198.51.100.1   | 198.51.100.1",
        "10.0.0.1    | 192.0.2.9, 10.9.9.9       | 192.0.2.9",
        "10.0.0.1    | 2001:db8::1               | 2001:db8::1",
        "10.0.0.1    | not an address            | not an address",
        "10.0.0.1    |                           | 10.0.0.1",
      })
  void theNearestAddressThatATrustedProxySawIsTheSenders(
      String connected, String forwardedFor, String sender) throws Exception {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(connected);
    if (forwardedFor != null) {
      request.addHeader("X-Forwarded-For", forwardedFor);
    }
    assertThat(ClientAddress.of(seen(request)).text()).isEqualTo(sender);
  }

  @Test
  void aTrustedProxySaysWhetherTheSenderCameByTls() throws Exception {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("10.0.0.1");
    request.addHeader("X-Forwarded-Proto", "https");
    assertThat(seen(request).isSecure()).isTrue();
    assertThat(seen(request).getScheme()).isEqualTo("https");
  }

  @Test
  void anybodyElseCannotClaimToHaveComeByTls() throws Exception {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("203.0.113.7");
    request.addHeader("X-Forwarded-Proto", "https");
    assertThat(seen(request).isSecure()).isFalse();
  }

  private static HttpServletRequest seen(MockHttpServletRequest request) throws Exception {
    var chain = new MockFilterChain();
    new ForwardedRequests(List.of("10.0.0.0/8"))
        .doFilter(request, new MockHttpServletResponse(), chain);
    return (HttpServletRequest) chain.getRequest();
  }
}
