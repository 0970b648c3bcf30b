package io.quizledger.aws;

import java.util.Map;
import software.amazon.awscdk.Duration;

/// How long a task takes to stop. Everything that waits for it is computed from the two durations
/// that the programs are told.
final class Stopping {
  private static final int NOTICE_SECONDS = 10;
  private static final int DRAIN_SECONDS = 20;

  /// After the last accepted request: folds, connections, the virtual machine itself.
  private static final int CLOSE_SECONDS = 30;

  private Stopping() {}

  /// What the programs are told.
  static Map<String, String> environment() {
    return Map.of(
        "QUIZLEDGER_WEB_DRAINNOTICE", NOTICE_SECONDS + "s",
        "QUIZLEDGER_WEB_DRAINTIMEOUT", DRAIN_SECONDS + "s");
  }

  /// For how long the load balancer lets the requests of a leaving task end.
  static Duration deregistrationDelay() {
    return Duration.seconds(NOTICE_SECONDS + DRAIN_SECONDS);
  }

  /// From SIGTERM to SIGKILL.
  static Duration killAfter() {
    return Duration.seconds(NOTICE_SECONDS + DRAIN_SECONDS + CLOSE_SECONDS);
  }
}
