package io.quizledger.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks a program on this machine whether it is well: for images, in which there is no shell and no
/// other client. Loads as few classes as it can, for it is a process of its own each time.
public final class HealthCheck {
  private static final int MILLIS = 3_000;
  private static final int FIT = 200;

  private HealthCheck() {}

  /// Ends with 0 where the answer is 200, with 1 otherwise.
  ///
  /// @param arguments the path to ask for; the port is the environment's `QUIZLEDGER_PORT`, 8080 by
  ///   default
  public static void main(String[] arguments) {
    System.exit(
        isFit(System.getenv().getOrDefault("QUIZLEDGER_PORT", "8080"), arguments[0]) ? 0 : 1);
  }

  static boolean isFit(String port, String path) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      return connection.getResponseCode() == FIT;
    } catch (IOException e) {
      return false;
    }
  }
}
