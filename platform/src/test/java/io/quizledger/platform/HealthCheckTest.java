package io.quizledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  @Test
  void aProgramThatAnswersWith200IsFit() throws IOException {
    assertThat(fitWhereTheAnswerIs(200)).isTrue();
  }

  @Test
  void aProgramThatAnswersOtherwiseIsNotFit() throws IOException {
    assertThat(fitWhereTheAnswerIs(503)).isFalse();
  }

  @Test
  void aProgramThatDoesNotListenIsNotFit() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(HealthCheck.isFit(String.valueOf(port), "/health")).isFalse();
  }

  private static boolean fitWhereTheAnswerIs(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return HealthCheck.isFit(String.valueOf(server.getAddress().getPort()), "/health");
    } finally {
      server.stop(0);
    }
  }
}
