package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.BackupVaultEvents;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// Backups of the database beside its own, in a vault from which nothing is deleted early.
final class Backups extends Construct {
  private final String vaultName;

  Backups(Construct scope, Stage stage, IKey key, ITopic topic) {
    super(scope, "Backups");
    vaultName = stage.fullName();
    var vault =
        BackupVault.Builder.create(this, "Vault")
            .backupVaultName(vaultName)
            .encryptionKey(key)
            .blockRecoveryPointDeletion(true)
            .notificationTopic(topic)
            // Of a backup that failed there is an alarm: its event is no longer sent.
            .notificationEvents(List.of(BackupVaultEvents.RESTORE_JOB_COMPLETED))
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    var plan =
        BackupPlan.Builder.create(this, "Plan")
            .backupPlanName(stage.fullName())
            .backupVault(vault)
            .backupPlanRules(
                List.of(
                    rule("daily", CronOptions.builder().hour("4").minute("0").build(), 35),
                    rule(
                        "monthly",
                        CronOptions.builder().day("1").hour("5").minute("0").build(),
                        365)))
            .build();
    plan.addSelection(
        "Database",
        BackupSelectionOptions.builder()
            .resources(
                List.of(
                    BackupResource.fromArn(
                        "arn:%s:rds:%s:%s:cluster:%s"
                            .formatted(
                                Stack.of(this).getPartition(),
                                Stack.of(this).getRegion(),
                                Stack.of(this).getAccount(),
                                stage.fullName()))))
            .allowRestores(true)
            .build());
    Findings.accept(
        plan,
        "AwsSolutions-IAM4",
        "AWS keeps these two in step with what its service needs for a backup and for a restore.",
        List.of(
            "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
            "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores"));
  }

  Metric failedJobs() {
    return jobs("NumberOfBackupJobsFailed");
  }

  Metric completedJobs() {
    return jobs("NumberOfBackupJobsCompleted");
  }

  private Metric jobs(String name) {
    return Metric.Builder.create()
        .namespace("AWS/Backup")
        .metricName(name)
        .dimensionsMap(Map.of("BackupVaultName", vaultName))
        .statistic("Sum")
        .period(Duration.minutes(5))
        .build();
  }

  private static BackupPlanRule rule(String name, CronOptions when, int days) {
    return BackupPlanRule.Builder.create()
        .ruleName(name)
        .scheduleExpression(Schedule.cron(when))
        // So that a day without one is a day, to the alarm.
        .startWindow(Duration.hours(1))
        .completionWindow(Duration.hours(8))
        .deleteAfter(Duration.days(days))
        .build();
  }
}
