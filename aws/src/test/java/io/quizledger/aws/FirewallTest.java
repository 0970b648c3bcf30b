package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirewallTest {
  @ParameterizedTest
  @EnumSource
  void itStandsBeforeTheLoadBalancer(Stage stage) {
    var association = Templates.of(stage).one("AWS::WAFv2::WebACLAssociation");
    assertThat(Resources.at(association, "ResourceArn", "Ref").toString())
        .startsWith("LoadBalancer");
  }

  @ParameterizedTest
  @EnumSource
  void rulesAboutBodiesOnlyMarkAndWhatTheyMarkIsBlockedOutsideTheApi(Stage stage) {
    var common = overrides(stage, "AWSManagedRulesCommonRuleSet");
    assertThat(common).contains("SizeRestrictions_BODY", "CrossSiteScripting_BODY");
    var marked = rule(stage, "MarkedBodiesOutsideTheApi");
    assertThat(marked.get("Action")).asString().contains("Block");
    assertThat(
            Resources.texts(Resources.at(marked, "Statement", "AndStatement", "Statements", "0")))
        .contains(
            "awswaf:managed:aws:core-rule-set:SizeRestrictions_Body",
            "awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body");
    var match =
        Resources.at(
            marked,
            "Statement",
            "AndStatement",
            "Statements",
            "1",
            "NotStatement",
            "Statement",
            "ByteMatchStatement");
    assertThat(Resources.fields(match))
        .containsEntry("SearchString", "/api/")
        .containsEntry("PositionalConstraint", "STARTS_WITH");
    assertThat(number(marked))
        .isGreaterThan(number(rule(stage, "AWSManagedRulesCommonRuleSet")))
        .isGreaterThan(number(rule(stage, "AWSManagedRulesKnownBadInputsRuleSet")));
  }

  @ParameterizedTest
  @EnumSource
  void managedRulesBlock(Stage stage) {
    for (var name :
        List.of(
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesKnownBadInputsRuleSet")) {
      assertThat(rule(stage, name).get("OverrideAction")).isEqualTo(Map.of("None", Map.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyMayReachIsNotReachedByWritingItOtherwise(Stage stage) {
    var statements =
        Resources.maps(
            Resources.at(rule(stage, "Unreachable"), "Statement", "OrStatement", "Statements"));
    assertThat(statements)
        .map(statement -> Resources.at(statement, "ByteMatchStatement", "SearchString"))
        .containsExactly("/actuator", "/actuator/", "/error");
    assertThat(statements)
        .allSatisfy(
            statement ->
                assertThat(
                        Resources.texts(
                            Resources.at(statement, "ByteMatchStatement", "TextTransformations")))
                    .contains("URL_DECODE", "NORMALIZE_PATH"));
  }

  @ParameterizedTest
  @EnumSource
  void aSchoolBehindOneAddressIsNotRefused(Stage stage) {
    var learners = stage == Stage.PRODUCTION ? 2_000 : 400;
    var secondsBetweenRequests = 7;
    var limit =
        Resources.at(
            rule(stage, "RequestsFromOneAddress"), "Statement", "RateBasedStatement", "Limit");
    assertThat(((Number) limit).intValue()).isGreaterThan(learners * 300 / secondsBetweenRequests);
    var signIns =
        Resources.at(
            rule(stage, "SignInsFromOneAddress"), "Statement", "RateBasedStatement", "Limit");
    assertThat(((Number) signIns).intValue()).isGreaterThan(2 * learners);
  }

  @ParameterizedTest
  @EnumSource
  void whoAsksTooOftenIsToldWhenToComeAgain(Stage stage) {
    var response =
        Resources.map(rule(stage, "RequestsFromOneAddress"), "Action", "Block", "CustomResponse");
    assertThat(response).containsEntry("ResponseCode", 429);
    assertThat(Resources.texts(response)).contains("Retry-After");
  }

  @ParameterizedTest
  @EnumSource
  void whatItDidIsLoggedWithoutWhatIdentifiesASession(Stage stage) {
    var logging = Templates.of(stage).one("AWS::WAFv2::LoggingConfiguration");
    assertThat(Resources.texts(logging.get("RedactedFields"))).contains("authorization", "cookie");
  }

  private static List<String> overrides(Stage stage, String group) {
    return Resources.maps(
            Resources.at(
                rule(stage, group),
                "Statement",
                "ManagedRuleGroupStatement",
                "RuleActionOverrides"))
        .stream()
        .filter(override -> Resources.map(override, "ActionToUse").containsKey("Count"))
        .map(override -> override.get("Name").toString())
        .toList();
  }

  private static Map<String, Object> rule(Stage stage, String name) {
    return Resources.maps(Templates.of(stage).one("AWS::WAFv2::WebACL").get("Rules")).stream()
        .filter(rule -> rule.get("Name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int number(Map<String, Object> rule) {
    return ((Number) rule.get("Priority")).intValue();
  }
}
