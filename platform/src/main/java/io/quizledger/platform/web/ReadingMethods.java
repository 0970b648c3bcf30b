package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// The methods of requests that change nothing.
public final class ReadingMethods {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private ReadingMethods() {}

  /// Whether `request` can be no command.
  public static boolean isReading(HttpServletRequest request) {
    return READING.contains(request.getMethod());
  }
}
