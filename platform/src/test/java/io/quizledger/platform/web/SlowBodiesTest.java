package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.PlatformSpringTest;
import io.quizledger.platform.access.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformSpringTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
class SlowBodiesTest {
  @LocalServerPort int port;
  @Autowired TestTokens tokens;

  @ParameterizedTest
  @CsvSource({
    "sheets,   Content-Length: 100,        400, MALFORMED",
    "sheets,   Transfer-Encoding: chunked, 400, MALFORMED",
    "bells,    Content-Length: 100,        400, MALFORMED",
    "analyses, Content-Length: 100,        403, FORBIDDEN",
  })
  void aBodyThatStopsIsItsSendersFaultAndNoneOfOurs(
      String endpoint, String length, int status, String code) throws IOException {
    var start = length.startsWith("Transfer") ? "9\r\n{\"title\":" : "{\"title\":";
    // Made before the connection is: from then on the program waits for a moment only.
    var request =
        """
        POST /api/test/%s HTTP/1.1\r
        Host: here\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        %s\r
        \r
        %s\
        """
            .formatted(endpoint, tokens.of("LEARNER"), length, start)
            .getBytes(StandardCharsets.UTF_8);
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request);

      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
    }
  }
}
