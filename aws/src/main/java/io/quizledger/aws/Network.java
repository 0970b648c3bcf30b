package io.quizledger.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcEndpoint;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// A network over three zones. The load balancer stands in public subnets; tasks and database stand
/// in subnets without a way out, and reach what they need of AWS by endpoints.
final class Network extends Construct {
  private static final int ZONES = 3;
  private static final String PUBLIC = "public";
  private static final String TASKS = "tasks";
  private static final String DATABASE = "database";

  private final Vpc vpc;

  Network(Construct scope, Stage stage, Logs logs) {
    super(scope, "Network");
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .vpcName(stage.fullName())
            .ipAddresses(IpAddresses.cidr(stage.network()))
            .availabilityZones(zones())
            .natGateways(0)
            .subnetConfiguration(
                List.of(
                    subnets(PUBLIC, SubnetType.PUBLIC, 24),
                    subnets(TASKS, SubnetType.PRIVATE_ISOLATED, 20),
                    subnets(DATABASE, SubnetType.PRIVATE_ISOLATED, 24)))
            .flowLogs(
                Map.of(
                    "FlowLog",
                    FlowLogOptions.builder()
                        .destination(
                            FlowLogDestination.toCloudWatchLogs(
                                logs.group(this, "FlowLogs", "network")))
                        .trafficType(FlowLogTrafficType.ALL)
                        .build()))
            .build();
  }

  /// The first three zones of whichever region and account the stack is deployed to.
  static List<String> zones() {
    return Stream.iterate(0, zone -> zone + 1)
        .limit(ZONES)
        .map(zone -> Fn.select(zone, Fn.getAzs()))
        .toList();
  }

  /// Lets tasks reach the layers of their images in S3, and ECR, the logs and the secrets through
  /// `guard`.
  ///
  /// @return the endpoints, without which no task can start
  List<VpcEndpoint> addEndpoints(ISecurityGroup guard) {
    var endpoints = new ArrayList<VpcEndpoint>();
    var layers =
        vpc.addGatewayEndpoint(
            "S3",
            GatewayVpcEndpointOptions.builder()
                .service(GatewayVpcEndpointAwsService.S3)
                .subnets(List.of(tasks()))
                .build());
    layers.addToPolicy(onlyLayers());
    endpoints.add(layers);
    Map.of(
            "Ecr", InterfaceVpcEndpointAwsService.ECR,
            "EcrDocker", InterfaceVpcEndpointAwsService.ECR_DOCKER,
            "Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            "Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
        .forEach(
            (id, service) -> {
              var endpoint =
                  vpc.addInterfaceEndpoint(
                      id,
                      InterfaceVpcEndpointOptions.builder()
                          .service(service)
                          .subnets(tasks())
                          .securityGroups(List.of(guard))
                          .open(false)
                          .privateDnsEnabled(true)
                          .build());
              endpoint.addToPolicy(onlyThisAccount());
              endpoints.add(endpoint);
            });
    return List.copyOf(endpoints);
  }

  /// ECR keeps the layers of images in a bucket of its own; any other would be a way out.
  private PolicyStatement onlyLayers() {
    var stack = Stack.of(this);
    return PolicyStatement.Builder.create()
        .sid("LayersOfImages")
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:GetObject"))
        .resources(
            List.of(
                "arn:%s:s3:::prod-%s-starport-layer-bucket/*"
                    .formatted(stack.getPartition(), stack.getRegion())))
        .build();
  }

  /// Nobody's keys but this account's, and nothing that is another's.
  private PolicyStatement onlyThisAccount() {
    var account = Stack.of(this).getAccount();
    return PolicyStatement.Builder.create()
        .sid("ThisAccount")
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("*"))
        .resources(List.of("*"))
        .conditions(
            Map.of(
                "StringEquals", Map.of("aws:PrincipalAccount", account),
                "StringEqualsIfExists", Map.of("aws:ResourceAccount", account)))
        .build();
  }

  Vpc vpc() {
    return vpc;
  }

  SubnetSelection balancer() {
    return group(PUBLIC);
  }

  SubnetSelection tasks() {
    return group(TASKS);
  }

  SubnetSelection database() {
    return group(DATABASE);
  }

  /// The networks that the load balancer's own addresses are in.
  List<String> balancerNetworks() {
    return vpc.getPublicSubnets().stream().map(ISubnet::getIpv4CidrBlock).toList();
  }

  private static SubnetSelection group(String name) {
    return SubnetSelection.builder().subnetGroupName(name).build();
  }

  private static SubnetConfiguration subnets(String name, SubnetType type, int mask) {
    var subnets = SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(mask);
    return type == SubnetType.PUBLIC ? subnets.mapPublicIpOnLaunch(false).build() : subnets.build();
  }
}
