package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may talk to whom.
class SecurityGroupsTest {
  private static final Set<String> CHAIN =
      Set.of(
          "Balancer>Command:8080",
          "Balancer>Query:8080",
          "Command>Database:27017",
          "Query>Database:27017",
          "Verification>Database:27017",
          "Command>Endpoints:443",
          "Query>Endpoints:443",
          "Verification>Endpoints:443");

  @ParameterizedTest
  @EnumSource
  void groupsTalkAlongTheChainAndNowhereElse(Stage stage) {
    var resources = Templates.of(stage);
    var in =
        resources.all("AWS::EC2::SecurityGroupIngress").stream()
            .map(rule -> link(rule, "SourceSecurityGroupId", "GroupId"));
    var out =
        resources.all("AWS::EC2::SecurityGroupEgress").stream()
            .filter(rule -> rule.containsKey("DestinationSecurityGroupId"))
            .map(rule -> link(rule, "GroupId", "DestinationSecurityGroupId"));
    assertThat(in.collect(Collectors.toSet())).isEqualTo(CHAIN);
    assertThat(out.collect(Collectors.toSet())).isEqualTo(CHAIN);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheLoadBalancerIsOpenToTheWorld(Stage stage) {
    var resources = Templates.of(stage);
    assertThat(rulesIn(resources, "SecurityGroupIngress"))
        .allSatisfy(
            rule -> {
              assertThat(rule.getKey()).isEqualTo("Balancer");
              assertThat(rule.getValue()).containsEntry("CidrIp", "0.0.0.0/0");
              assertThat(rule.getValue().get("FromPort")).isIn(80, 443);
            })
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void tasksReachNothingOutsideButTheLayersOfImages(Stage stage) {
    var resources = Templates.of(stage);
    var outside =
        Stream.concat(
                rulesIn(resources, "SecurityGroupEgress").stream().map(Map.Entry::getValue),
                resources.all("AWS::EC2::SecurityGroupEgress").stream()
                    .filter(rule -> !rule.containsKey("DestinationSecurityGroupId")))
            // What CDK writes in place of no rule at all.
            .filter(rule -> !"255.255.255.255/32".equals(rule.get("CidrIp")))
            .toList();
    assertThat(outside)
        .hasSize(3)
        .allSatisfy(
            rule -> {
              assertThat(rule.get("DestinationPrefixListId"))
                  .isEqualTo(Map.of("Ref", "S3PrefixListId"));
              assertThat(rule).containsEntry("FromPort", 443);
            });
  }

  private static List<Map.Entry<String, Map<String, Object>>> rulesIn(
      Resources resources, String property) {
    return resources.byName("AWS::EC2::SecurityGroup").entrySet().stream()
        .filter(group -> Resources.map(group.getValue(), "Properties").containsKey(property))
        .flatMap(
            group ->
                Resources.maps(Resources.at(group.getValue(), "Properties", property)).stream()
                    .map(rule -> Map.entry(shortName(group.getKey()), rule)))
        .toList();
  }

  private static String link(Map<String, Object> rule, String from, String to) {
    assertThat(rule.get("FromPort")).isEqualTo(rule.get("ToPort"));
    return group(rule.get(from)) + ">" + group(rule.get(to)) + ":" + rule.get("FromPort");
  }

  private static String group(Object reference) {
    return shortName(Resources.at(reference, "Fn::GetAtt", "0").toString());
  }

  private static String shortName(String logicalName) {
    return logicalName.replaceFirst("^SecurityGroups", "").replaceFirst("[0-9A-F]{8}$", "");
  }
}
