package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.docdb.BackupProps;
import software.amazon.awscdk.services.docdb.ClusterParameterGroup;
import software.amazon.awscdk.services.docdb.DatabaseCluster;
import software.amazon.awscdk.services.docdb.Login;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// Amazon DocumentDB: three instances in three zones, TLS only, encrypted, with continuous backups.
final class DocumentDb extends Construct implements Database {
  /// One writes, two follow and take over.
  static final int INSTANCES = 3;

  private static final String USER = "quizledger";

  /// What a connection string would need escaped.
  private static final String NOT_IN_PASSWORDS = " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~";

  private final DatabaseCluster cluster;
  private final Secret uri;

  DocumentDb(
      Construct scope, Stage stage, Network network, SecurityGroups groups, IKey key, Logs logs) {
    super(scope, "Database");
    var parameters =
        ClusterParameterGroup.Builder.create(this, "Parameters")
            .family("docdb5.0")
            .description("TLS only, with an audit trail")
            .parameters(Map.of("tls", "tls1.2+", "audit_logs", "enabled", "profiler", "enabled"))
            .build();
    cluster =
        DatabaseCluster.Builder.create(this, "Cluster")
            .dbClusterName(stage.fullName())
            .engineVersion("5.0.0")
            .instances(INSTANCES)
            .instanceType(new InstanceType(stage.databaseClass()))
            .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
            .vpc(network.vpc())
            .vpcSubnets(network.database())
            .securityGroup(groups.openDatabase())
            .parameterGroup(parameters)
            .masterUser(
                Login.builder()
                    .username(USER)
                    .secretName("quizledger/" + stage.id() + "/database")
                    .excludeCharacters(NOT_IN_PASSWORDS)
                    .kmsKey(key)
                    .build())
            .storageEncrypted(true)
            .kmsKey(key)
            .backup(
                BackupProps.builder()
                    .retention(Duration.days(stage.backupDays()))
                    .preferredWindow("01:00-02:00")
                    .build())
            // After the verification and the backup, which a fail-over would end.
            .preferredMaintenanceWindow("sun:06:00-sun:07:00")
            .copyTagsToSnapshot(true)
            .exportAuditLogsToCloudWatch(true)
            .exportProfilerLogsToCloudWatch(true)
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.SNAPSHOT)
            .build();
    for (var kind : new String[] {"audit", "profiler"}) {
      cluster
          .getNode()
          .addDependency(
              logs.named(this, kind, "/aws/docdb/%s/%s".formatted(stage.fullName(), kind)));
    }
    uri = connectionString(stage, key);
    Findings.accept(
        this,
        "AwsSolutions-SMG4",
        "A password changed under running programs would refuse their new connections until they"
            + " are restarted. It is changed together with a deployment: docs/runbooks.");
    Findings.accept(
        this,
        "CdkNagValidationFailure",
        "AwsSolutions-DOC3 asks whether user or password stand in the template; both are references"
            + " to a secret, which it cannot resolve.");
    Findings.accept(
        this, "AwsSolutions-DOC2", "The port is no secret; who may reach it is by security group.");
    Findings.accept(
        this,
        "AwsSolutions-DOC5",
        "The rule asks for log types that a cluster does not have; it exports those that it has,"
            + " audit and profiler, and the parameter group turns the audit on.");
  }

  private Secret connectionString(Stage stage, IKey key) {
    var password =
        Objects.requireNonNull(cluster.getSecret()).secretValueFromJson("password").unsafeUnwrap();
    return Secret.Builder.create(this, "Uri")
        .secretName("quizledger/" + stage.id() + "/database-uri")
        .description("What the programs connect with")
        .encryptionKey(key)
        // Resolved where the secret is made; the template holds a reference.
        .secretStringValue(
            SecretValue.unsafePlainText(
                Fn.join(
                    "",
                    List.of(
                        "mongodb://" + USER + ":",
                        password,
                        "@",
                        cluster.getClusterEndpoint().getHostname(),
                        ":27017/quizledger?replicaSet=rs0&tls=true&authSource=admin"
                            + "&retryWrites=false"))))
        .build();
  }

  @Override
  public ISecret uri() {
    return uri;
  }

  /// The JDK does not know the authority that signs for Amazon DocumentDB.
  @Override
  public Map<String, String> settings() {
    return Map.of("QUIZLEDGER_MONGODB_CAFILE", Images.DATABASE_CA);
  }

  @Override
  public Optional<DocumentDb> cluster() {
    return Optional.of(this);
  }
}
