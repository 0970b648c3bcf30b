package io.quizledger.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// Everything that one stage consists of.
final class StageStack extends Stack {
  private final Stage stage;

  StageStack(Construct scope, Stage stage, Choices choices) {
    super(
        scope,
        stage.fullName(),
        StackProps.builder()
            .description("Quizledger: " + stage.id())
            .env(Environment.builder().region(choices.region()).build())
            .terminationProtection(true)
            .build());
    this.stage = stage;
    var tagged =
        TagProps.builder()
            .excludeResourceTypes(List.of("AWS::ElasticLoadBalancingV2::ListenerRule"))
            .build();
    Tags.of(this).add("project", "quizledger", tagged);
    Tags.of(this).add("stage", stage.id(), tagged);
    PermissionsBoundary.of(this)
        .apply(ManagedPolicy.fromManagedPolicyName(this, "RoleBoundary", RoleBoundary.NAME));
    build(choices);
  }

  /// So that a template fits every account of its region.
  @Override
  public List<String> getAvailabilityZones() {
    return Network.zones();
  }

  private void build(Choices choices) {
    var table = RoutingTable.load();
    var key = StageKey.of(this, stage);
    var logs = new Logs(stage, key);
    var network = new Network(this, stage, logs);
    var groups =
        new SecurityGroups(
            this,
            network.vpc(),
            parameter("S3PrefixListId", "The region's managed prefix list of S3", "pl-[0-9a-f]+"));
    var endpoints = network.addEndpoints(groups.endpoints());
    var database =
        choices.external()
            ? new ExternalMongoDb(this, network, groups)
            : new DocumentDb(this, stage, network, groups, key, logs);
    var accessLogs = new AccessLogs(this);
    var balancer =
        new LoadBalancer(
            this,
            stage,
            network,
            groups.balancer(),
            accessLogs,
            parameter("CertificateArn", "The certificate of the stage's name", "arn:.+:acm:.+"),
            table);
    new Firewall(this, stage, logs, balancer.balancer(), table);
    new AccessLogQueries(this, stage, accessLogs, key);

    var commandLogs = logs.group(this, "CommandLogs", Program.COMMAND.service());
    var queryLogs = logs.group(this, "QueryLogs", Program.QUERY.service());
    var verificationLogs = logs.group(this, "VerificationLogs", "verification");
    var metrics = new ProgramMetrics(this, stage, commandLogs, queryLogs, verificationLogs);
    var notifications = new Notifications(this, stage, key);
    var alarms = new Alarms(this, stage, notifications.topic());
    alarms.ofBalancer(balancer);
    alarms.ofPrograms(metrics);

    // Made by ECS otherwise: without a key, and kept for ever.
    var insights =
        logs.named(
            this,
            "InsightsLogs",
            "/aws/ecs/containerinsights/" + stage.fullName() + "/performance");
    var cluster =
        Cluster.Builder.create(this, "Cluster")
            .clusterName(stage.fullName())
            .vpc(network.vpc())
            .containerInsightsV2(ContainerInsights.ENABLED)
            .build();
    cluster.getNode().addDependency(insights);
    notifications.ofTasks(cluster);
    var images = images();
    var keys = new SigningKeys(this, stage, key, logs);
    alarms.ofKeys(keys);
    var limits = limits();
    var services = new ArrayList<FargateService>();
    for (var program : Program.values()) {
      var service =
          new ProgramService(
                  this,
                  new ProgramService.Parts(
                      program,
                      stage,
                      cluster,
                      network,
                      groups.tasks(program),
                      images,
                      program == Program.COMMAND ? commandLogs : queryLogs,
                      settings(program, network, database, limits),
                      secrets(program, database, keys, key),
                      alarms.ofTargets(program, balancer.targets(program))))
              .service();
      // Else a first deployment gives up on tasks that nothing could answer yet.
      service.getNode().addDependency(database, groups);
      endpoints.forEach(service.getNode()::addDependency);
      balancer.targets(program).addTarget(service);
      alarms.ofService(program, service);
      services.add(service);
    }
    services.getFirst().getNode().addDependency(keys.rotation());
    Scaling.ofCommands(
        services.getFirst(), stage, balancer.targets(Program.COMMAND), choices.exams());
    Scaling.ofQueries(services.getLast(), stage, metrics.liveLagMillis(), choices.exams());

    var verification =
        new Verification(
            this,
            new Verification.Parts(
                stage,
                cluster,
                network,
                groups.verification(),
                images,
                database,
                new AuditBucket(this, stage, key, accessLogs),
                verificationLogs,
                logs.named(
                    this, "VerificationHistory", "/aws/vendedlogs/states/" + stage.fullName()),
                key));
    alarms.ofVerification(metrics, verification.machine());
    if (database.cluster().isPresent()) {
      alarms.ofDatabase();
      alarms.ofBackups(new Backups(this, stage, key, notifications.topic()));
    }
    new Board(stage, balancer, metrics)
        .draw(this, services.getFirst(), services.getLast(), database.cluster().isPresent());
    CfnOutput.Builder.create(this, "Address")
        .description("The load balancer; the stage's name is an alias of it")
        .value(balancer.balancer().getLoadBalancerDnsName())
        .build();
  }

  private Images images() {
    var architecture =
        CfnParameter.Builder.create(this, "CpuArchitecture")
            .type("String")
            .description("What the images were built for")
            .allowedValues(List.of("ARM64", "X86_64"))
            .defaultValue("ARM64")
            .build();
    return new Images(
        this,
        parameter("ImageTag", "The commit that the images were built from", "[0-9a-f]{7,40}"),
        architecture.getValueAsString());
  }

  /// What an exam may need otherwise, without another template.
  private record Limits(String requestsOfAddress, String liveStreams) {}

  private Limits limits() {
    return new Limits(
        limit("RequestsOfAddress", "Requests a second that a task takes of one address", 2_000),
        limit("LiveStreams", "Live streams that a query task serves at once", 1_000));
  }

  private Map<String, String> settings(
      Program program, Network network, Database database, Limits limits) {
    var settings = new HashMap<>(database.settings());
    settings.put(
        "QUIZLEDGER_THROTTLE_TRUSTEDPROXIES", String.join(",", network.balancerNetworks()));
    settings.put("QUIZLEDGER_REPORTS_READMODELS", "15s");
    settings.put("QUIZLEDGER_THROTTLE_ADDRESSPERSECOND", limits.requestsOfAddress());
    if (program == Program.COMMAND) {
      settings.put(
          "QUIZLEDGER_ADMIN_EMAIL",
          parameter("AdministratorEmail", "The first administrator's address", "[^@ ]+@[^@ ]+"));
    } else {
      settings.put("QUIZLEDGER_LIVE_STREAMSPERNODE", limits.liveStreams());
    }
    return settings;
  }

  private Map<String, Secret> secrets(
      Program program, Database database, SigningKeys keys, IKey key) {
    var uri = Secret.fromSecretsManager(database.uri());
    return switch (program) {
      case QUERY -> Map.of("QUIZLEDGER_MONGODB_URI", uri);
      case COMMAND ->
          Map.of(
              "QUIZLEDGER_MONGODB_URI",
              uri,
              "QUIZLEDGER_SIGNING_KEYS",
              Secret.fromSecretsManager(keys.secret()),
              "QUIZLEDGER_ADMIN_PASSWORD",
              Secret.fromSecretsManager(administrator(key)));
    };
  }

  private software.amazon.awscdk.services.secretsmanager.Secret administrator(IKey key) {
    var secret =
        software.amazon.awscdk.services.secretsmanager.Secret.Builder.create(this, "Administrator")
            .secretName("quizledger/" + stage.id() + "/administrator")
            .description("The first administrator's first password")
            .encryptionKey(key)
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(32).excludePunctuation(true).build())
            .build();
    Findings.accept(
        secret,
        "AwsSolutions-SMG4",
        "It counts only until the administrator changes it; a new value would do nothing.");
    return secret;
  }

  private String limit(String name, String what, int standard) {
    return CfnParameter.Builder.create(this, name)
        .type("String")
        .description(what)
        .allowedPattern("[1-9][0-9]{0,6}")
        .defaultValue(String.valueOf(standard))
        .build()
        .getValueAsString();
  }

  private String parameter(String name, String what, String pattern) {
    return CfnParameter.Builder.create(this, name)
        .type("String")
        .description(what)
        .allowedPattern(pattern)
        .build()
        .getValueAsString();
  }
}
