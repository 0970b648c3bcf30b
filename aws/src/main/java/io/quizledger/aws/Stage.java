package io.quizledger.aws;

import java.util.Locale;
import software.amazon.awscdk.services.logs.RetentionDays;

/// One of the places that Quizledger runs in: the same resources, in other sizes.
enum Stage {
  /// Where a version is tried before it goes to production.
  STAGING(
      "10.40.0.0/16",
      new TaskSize(512, 1024, 2, 4),
      "t4g.medium",
      7,
      RetentionDays.ONE_MONTH,
      new Evidence(7, false),
      20_000),
  /// Where learners are.
  PRODUCTION(
      "10.41.0.0/16",
      new TaskSize(1024, 2048, 3, 24),
      "r6g.large",
      35,
      RetentionDays.ONE_YEAR,
      new Evidence(1826, true),
      100_000);

  /// How large the tasks of either side are, and how many.
  ///
  /// @param cpu in 1/1024 of a virtual processor
  /// @param memory in MiB
  record TaskSize(int cpu, int memory, int least, int most) {}

  /// For how long nobody may delete the verdicts about the log.
  ///
  /// @param compliance whether that binds the account's owner too
  record Evidence(int days, boolean compliance) {}

  private final String network;
  private final TaskSize tasks;
  private final String databaseClass;
  private final int backupDays;
  private final RetentionDays logsKept;
  private final Evidence evidence;
  private final int requestsFromAddress;

  Stage(
      String network,
      TaskSize tasks,
      String databaseClass,
      int backupDays,
      RetentionDays logsKept,
      Evidence evidence,
      int requestsFromAddress) {
    this.network = network;
    this.tasks = tasks;
    this.databaseClass = databaseClass;
    this.backupDays = backupDays;
    this.logsKept = logsKept;
    this.evidence = evidence;
    this.requestsFromAddress = requestsFromAddress;
  }

  /// As the context `stages` and the names of resources say it.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the stack, the cluster and the database are called.
  String fullName() {
    return "quizledger-" + id();
  }

  String network() {
    return network;
  }

  TaskSize tasks() {
    return tasks;
  }

  /// Of each of the database's three instances.
  String databaseClass() {
    return databaseClass;
  }

  int backupDays() {
    return backupDays;
  }

  RetentionDays logsKept() {
    return logsKept;
  }

  Evidence evidence() {
    return evidence;
  }

  /// In five minutes: a school behind one address, see docs/aws.md.
  int requestsFromAddress() {
    return requestsFromAddress;
  }
}
