package io.quizledger.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
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
import software.constructs.Construct;
import software.constructs.IConstruct;

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
  List<IConstruct> addEndpoints(ISecurityGroup guard) {
    var endpoints = new ArrayList<IConstruct>();
    endpoints.add(
        vpc.addGatewayEndpoint(
            "S3",
            GatewayVpcEndpointOptions.builder()
                .service(GatewayVpcEndpointAwsService.S3)
                .subnets(List.of(tasks()))
                .build()));
    Map.of(
            "Ecr", InterfaceVpcEndpointAwsService.ECR,
            "EcrDocker", InterfaceVpcEndpointAwsService.ECR_DOCKER,
            "Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            "Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
        .forEach(
            (id, service) ->
                endpoints.add(
                    vpc.addInterfaceEndpoint(
                        id,
                        InterfaceVpcEndpointOptions.builder()
                            .service(service)
                            .subnets(tasks())
                            .securityGroups(List.of(guard))
                            .open(false)
                            .privateDnsEnabled(true)
                            .build())));
    return endpoints;
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
