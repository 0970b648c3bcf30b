package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
  @ParameterizedTest
  @EnumSource
  void threeKindsOfSubnetsLieInThreeZonesEach(Stage stage) {
    var zones =
        Templates.of(stage).all("AWS::EC2::Subnet").stream()
            .collect(
                Collectors.groupingBy(
                    NetworkTest::group,
                    Collectors.mapping(
                        subnet -> Resources.at(subnet, "AvailabilityZone", "Fn::Select", "0"),
                        Collectors.toSet())));
    assertThat(zones.keySet()).containsExactlyInAnyOrder("public", "tasks", "database");
    assertThat(zones.values()).allSatisfy(found -> assertThat(found).hasSize(3));
  }

  @ParameterizedTest
  @EnumSource
  void onlyPublicSubnetsHaveAWayOut(Stage stage) {
    var resources = Templates.of(stage);
    resources.template().resourceCountIs("AWS::EC2::NatGateway", 0);
    assertThat(resources.byName("AWS::EC2::Route").keySet())
        .hasSize(3)
        .allMatch(name -> name.contains("publicSubnet"));
  }

  @ParameterizedTest
  @EnumSource
  void tasksReachImagesLogsSecretsAndS3ByEndpoints(Stage stage) {
    var endpoints = Templates.of(stage).all("AWS::EC2::VPCEndpoint");
    var services =
        endpoints.stream()
            .flatMap(endpoint -> Resources.texts(endpoint.get("ServiceName")))
            .filter(text -> text.startsWith("com.amazonaws.") || text.startsWith("."))
            .map(text -> text.replaceFirst("^com\\.amazonaws\\.[a-z0-9-]*\\.?|^\\.", ""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(services).containsExactly("ecr.api", "ecr.dkr", "logs", "s3", "secretsmanager");
    assertThat(endpoints)
        .filteredOn(endpoint -> "Interface".equals(endpoint.get("VpcEndpointType")))
        .hasSize(4)
        .allSatisfy(
            endpoint -> {
              assertThat(endpoint.get("PrivateDnsEnabled")).isEqualTo(true);
              assertThat((List<?>) endpoint.get("SubnetIds")).hasSize(3);
            });
  }

  @ParameterizedTest
  @EnumSource
  void endpointsLeadNowhereElse(Stage stage) {
    var endpoints = Templates.of(stage).all("AWS::EC2::VPCEndpoint");
    assertThat(endpoints)
        .filteredOn(endpoint -> "Gateway".equals(endpoint.get("VpcEndpointType")))
        .singleElement()
        .satisfies(
            endpoint -> {
              var statement = Resources.map(endpoint, "PolicyDocument", "Statement", "0");
              assertThat(statement)
                  .containsEntry("Action", "s3:GetObject")
                  .containsEntry(
                      "Resource", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*");
            });
    assertThat(endpoints)
        .filteredOn(endpoint -> "Interface".equals(endpoint.get("VpcEndpointType")))
        .hasSize(4)
        .allSatisfy(
            endpoint ->
                assertThat(
                        Resources.map(
                            endpoint,
                            "PolicyDocument",
                            "Statement",
                            "0",
                            "Condition",
                            "StringEquals"))
                    .containsEntry("aws:PrincipalAccount", Map.of("Ref", "AWS::AccountId")));
  }

  @ParameterizedTest
  @EnumSource
  void everyConnectionIsLogged(Stage stage) {
    assertThat(Templates.of(stage).one("AWS::EC2::FlowLog"))
        .containsEntry("TrafficType", "ALL")
        .containsEntry("ResourceType", "VPC");
  }

  private static String group(Map<String, Object> subnet) {
    return Resources.maps(subnet.get("Tags")).stream()
        .filter(tag -> tag.get("Key").equals("aws-cdk:subnet-name"))
        .map(tag -> tag.get("Value").toString())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void tasksReachTheEndpointsAndNobodyElseDoes(Stage stage) {
    var endpoints = Templates.of(stage).all("AWS::EC2::VPCEndpoint");
    assertThat(endpoints)
        .filteredOn(endpoint -> endpoint.get("VpcEndpointType").equals("Gateway"))
        .singleElement()
        .satisfies(
            gateway ->
                assertThat(Resources.texts(gateway.get("RouteTableIds")))
                    .filteredOn(text -> text.startsWith("NetworkVpctasksSubnet"))
                    .hasSize(3));
    assertThat(endpoints)
        .filteredOn(endpoint -> endpoint.get("VpcEndpointType").equals("Interface"))
        .hasSize(4)
        .allSatisfy(
            endpoint -> {
              assertThat(Resources.texts(endpoint.get("SecurityGroupIds")))
                  .anyMatch(text -> text.startsWith("SecurityGroupsEndpoints"));
              assertThat(Resources.texts(endpoint.get("SubnetIds")))
                  .filteredOn(text -> text.startsWith("NetworkVpctasksSubnet"))
                  .hasSize(3);
            });
  }
}
