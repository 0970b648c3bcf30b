package io.quizledger.aws;

import java.util.Map;
import software.amazon.awscdk.Duration;

/// How a task stops. ECS takes it out of the load balancer first (`DEACTIVATING`), waits until the
/// deregistration delay is over, and only then sends SIGTERM (`STOPPING`): so the program learns of
/// it when nobody sends it anything any more.
final class Stopping {
  /// What is still on its way after so long is broken off by the load balancer: longer than what is
  /// asked takes while the database is there, and short, because live streams go on for as long
  /// before they are opened elsewhere. Who sends or fetches something large slowly begins again.
  private static final int DEREGISTRATION_SECONDS = 10;

  /// For a task that is stopped without having been taken out before.
  private static final int NOTICE_SECONDS = 5;

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

  /// For how long the load balancer lets the requests of a leaving task end, before the task is
  /// told.
  static Duration deregistrationDelay() {
    return Duration.seconds(DEREGISTRATION_SECONDS);
  }

  /// From SIGTERM to SIGKILL.
  static Duration killAfter() {
    return Duration.seconds(NOTICE_SECONDS + DRAIN_SECONDS + CLOSE_SECONDS);
  }
}
