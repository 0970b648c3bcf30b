package io.quizledger.aws;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationActionProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/// The one address of a stage. Method and path say which program answers.
final class LoadBalancer extends Construct {
  private static final String READINESS = "/actuator/health/readiness";

  /// More than the heartbeat of live streams, less than the programs keep idle connections.
  private static final Duration IDLE = Duration.seconds(60);

  private static final Duration STICKY = Duration.hours(1);
  private static final int FIRST_PRIORITY = 10;
  private static final int PRIORITY_STEP = 10;

  /// The same body as the reverse proxy's of compose.yaml. A load balancer cannot call it a
  /// problem.
  static final String NOT_FOUND =
      "{\"type\":\"/problems/not-found\",\"title\":\"There is no such thing\",\"status\":404,"
          + "\"detail\":\"Nothing is at this address\",\"code\":\"NOT_FOUND\"}";

  private final ApplicationLoadBalancer balancer;
  private final Map<Program, ApplicationTargetGroup> targets = new EnumMap<>(Program.class);

  LoadBalancer(
      Construct scope,
      Stage stage,
      Network network,
      ISecurityGroup guard,
      AccessLogs logs,
      String certificate,
      RoutingTable table) {
    super(scope, "LoadBalancer");
    balancer =
        ApplicationLoadBalancer.Builder.create(this, "Balancer")
            .loadBalancerName(stage.fullName())
            .vpc(network.vpc())
            .vpcSubnets(network.balancer())
            .internetFacing(true)
            .securityGroup(guard)
            .idleTimeout(IDLE)
            .deletionProtection(true)
            .dropInvalidHeaderFields(true)
            .build();
    balancer.logAccessLogs(logs.bucket(), AccessLogs.PREFIX);
    for (var program : Program.values()) {
      targets.put(program, targetGroup(program, network));
    }
    redirectHttp();
    route(listener(certificate, table.otherwise()), table.rules());
  }

  ApplicationLoadBalancer balancer() {
    return balancer;
  }

  ApplicationTargetGroup targets(Program program) {
    return Objects.requireNonNull(targets.get(program));
  }

  private ApplicationTargetGroup targetGroup(Program program, Network network) {
    var group =
        ApplicationTargetGroup.Builder.create(
                this, program == Program.COMMAND ? "Commands" : "Queries")
            .vpc(network.vpc())
            .port(Program.PORT)
            .protocol(ApplicationProtocol.HTTP)
            .targetType(TargetType.IP)
            .deregistrationDelay(Stopping.deregistrationDelay())
            .slowStart(Duration.seconds(30))
            .healthCheck(
                HealthCheck.builder()
                    .path(READINESS)
                    .healthyHttpCodes("200")
                    .interval(Duration.seconds(10))
                    .timeout(Duration.seconds(5))
                    .healthyThresholdCount(2)
                    // A fail-over of the database must not have every task replaced.
                    .unhealthyThresholdCount(10)
                    .build());
    if (program == Program.COMMAND) {
      // Loaded quizzes and attempts are cached where they were used last; nothing depends on it.
      group.stickinessCookieDuration(STICKY);
    }
    return group.build();
  }

  private void redirectHttp() {
    balancer.addListener(
        "Http",
        BaseApplicationListenerProps.builder()
            .port(80)
            .open(false)
            .defaultAction(
                ListenerAction.redirect(
                    RedirectOptions.builder()
                        .protocol("HTTPS")
                        .port("443")
                        .permanent(true)
                        .build()))
            .build());
  }

  private ApplicationListener listener(String certificate, Optional<Program> otherwise) {
    return balancer.addListener(
        "Https",
        BaseApplicationListenerProps.builder()
            .port(443)
            .open(false)
            .certificates(List.of(ListenerCertificate.fromArn(certificate)))
            .sslPolicy(SslPolicy.RECOMMENDED_TLS)
            .defaultAction(action(otherwise))
            .build());
  }

  private void route(ApplicationListener listener, List<RoutingTable.Rule> rules) {
    var priority = FIRST_PRIORITY;
    for (var rule : rules) {
      listener.addAction(
          "Rule" + priority,
          AddApplicationActionProps.builder()
              .priority(priority)
              .conditions(conditions(rule))
              .action(action(rule.program()))
              .build());
      priority += PRIORITY_STEP;
    }
  }

  private static List<ListenerCondition> conditions(RoutingTable.Rule rule) {
    var conditions = new ArrayList<ListenerCondition>();
    if (!rule.methods().isEmpty()) {
      conditions.add(ListenerCondition.httpRequestMethods(rule.methods()));
    }
    if (!rule.paths().isEmpty()) {
      conditions.add(ListenerCondition.pathPatterns(rule.paths()));
    }
    return conditions;
  }

  private ListenerAction action(Optional<Program> program) {
    return program
        .map(one -> ListenerAction.forward(List.of(targets(one))))
        .orElseGet(
            () ->
                ListenerAction.fixedResponse(
                    404,
                    FixedResponseOptions.builder()
                        .contentType("application/json")
                        .messageBody(NOT_FOUND)
                        .build()));
  }
}
