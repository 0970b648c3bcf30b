package io.quizledger.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// What is refused before it reaches a program.
///
/// Essays, code and question files are legitimate bodies of the API and look like attacks. So the
/// managed rules that judge bodies only mark, and what they mark is refused outside the API.
final class Firewall extends Construct {
  private static final String API = "/api/";
  private static final String SESSIONS = "/api/sessions";
  private static final int SESSIONS_SHARE = 20;
  private static final List<String> COMMON_BODY_RULES =
      List.of(
          "SizeRestrictions_BODY",
          "CrossSiteScripting_BODY",
          "GenericLFI_BODY",
          "GenericRFI_BODY",
          "EC2MetaDataSSRF_BODY");
  private static final List<String> BAD_INPUT_BODY_RULES =
      List.of("JavaDeserializationRCE_BODY", "Log4JRCE_BODY", "ReactJSRCE_BODY");

  private final Stage stage;
  private final List<RuleProperty> rules = new ArrayList<>();

  Firewall(
      Construct scope,
      Stage stage,
      Logs logs,
      ApplicationLoadBalancer balancer,
      RoutingTable table) {
    super(scope, "Firewall");
    this.stage = stage;
    blockUnreachable(table);
    limit("SignInsFromOneAddress", stage.requestsFromAddress() / SESSIONS_SHARE, SESSIONS);
    limit("RequestsFromOneAddress", stage.requestsFromAddress(), "/");
    manage("AWSManagedRulesAmazonIpReputationList", List.of());
    manage("AWSManagedRulesCommonRuleSet", COMMON_BODY_RULES);
    manage("AWSManagedRulesKnownBadInputsRuleSet", BAD_INPUT_BODY_RULES);
    blockMarkedBodies();

    var acl =
        CfnWebACL.Builder.create(this, "Acl")
            .name(stage.fullName())
            .scope("REGIONAL")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder()
                    .allow(CfnWebACL.AllowActionProperty.builder().build())
                    .build())
            .visibilityConfig(visibility("all"))
            .rules(rules)
            .build();
    CfnWebACLAssociation.Builder.create(this, "Association")
        .resourceArn(balancer.getLoadBalancerArn())
        .webAclArn(acl.getAttrArn())
        .build();
    record(acl, logs);
  }

  /// The load balancer compares paths as they were sent; a program decodes them first. What nobody
  /// may reach must not be reached by writing it otherwise.
  private void blockUnreachable(RoutingTable table) {
    var statements =
        table.rules().stream()
            .filter(rule -> rule.program().isEmpty())
            .flatMap(rule -> rule.paths().stream())
            .map(
                path ->
                    path.endsWith("*")
                        ? path("STARTS_WITH", path.substring(0, path.length() - 1))
                        : path("EXACTLY", path))
            .toList();
    add("Unreachable", any(statements), block(404));
  }

  private void limit(String name, int requests, String beginning) {
    var statement =
        StatementProperty.builder()
            .rateBasedStatement(
                CfnWebACL.RateBasedStatementProperty.builder()
                    .aggregateKeyType("IP")
                    .evaluationWindowSec(300)
                    .limit(requests)
                    .scopeDownStatement(path("STARTS_WITH", beginning))
                    .build())
            .build();
    add(name, statement, block(429));
  }

  private void manage(String group, List<String> onlyMarking) {
    var overrides =
        onlyMarking.stream()
            .map(
                rule ->
                    CfnWebACL.RuleActionOverrideProperty.builder()
                        .name(rule)
                        .actionToUse(
                            CfnWebACL.RuleActionProperty.builder()
                                .count(CfnWebACL.CountActionProperty.builder().build())
                                .build())
                        .build())
            .toList();
    rules.add(
        RuleProperty.builder()
            .name(group)
            .priority(rules.size())
            .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
            .statement(
                StatementProperty.builder()
                    .managedRuleGroupStatement(
                        CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                            .vendorName("AWS")
                            .name(group)
                            .ruleActionOverrides(overrides)
                            .build())
                    .build())
            .visibilityConfig(visibility(group))
            .build());
  }

  private void blockMarkedBodies() {
    var marks =
        Stream.concat(
                COMMON_BODY_RULES.stream().map(rule -> label("core-rule-set", rule)),
                BAD_INPUT_BODY_RULES.stream().map(rule -> label("known-bad-inputs", rule)))
            .map(
                label ->
                    StatementProperty.builder()
                        .labelMatchStatement(
                            CfnWebACL.LabelMatchStatementProperty.builder()
                                .scope("LABEL")
                                .key(label)
                                .build())
                        .build())
            .toList();
    var elsewhere =
        StatementProperty.builder()
            .notStatement(
                CfnWebACL.NotStatementProperty.builder()
                    .statement(path("STARTS_WITH", API))
                    .build())
            .build();
    var both =
        StatementProperty.builder()
            .andStatement(
                CfnWebACL.AndStatementProperty.builder()
                    .statements(List.of(any(marks), elsewhere))
                    .build())
            .build();
    add("MarkedBodiesOutsideTheApi", both, block(403));
  }

  /// `Log4JRCE_BODY` marks with `…:Log4JRCE_Body`.
  private static String label(String group, String rule) {
    return "awswaf:managed:aws:%s:%s".formatted(group, rule.replace("_BODY", "_Body"));
  }

  private void add(String name, StatementProperty statement, CfnWebACL.RuleActionProperty action) {
    rules.add(
        RuleProperty.builder()
            .name(name)
            .priority(rules.size())
            .statement(statement)
            .action(action)
            .visibilityConfig(visibility(name))
            .build());
  }

  private static CfnWebACL.RuleActionProperty block(int status) {
    var response = CfnWebACL.CustomResponseProperty.builder().responseCode(status);
    if (status == 429) {
      response.responseHeaders(
          List.of(
              CfnWebACL.CustomHTTPHeaderProperty.builder()
                  .name("Retry-After")
                  .value("60")
                  .build()));
    }
    return CfnWebACL.RuleActionProperty.builder()
        .block(CfnWebACL.BlockActionProperty.builder().customResponse(response.build()).build())
        .build();
  }

  private static StatementProperty any(List<StatementProperty> statements) {
    return StatementProperty.builder()
        .orStatement(CfnWebACL.OrStatementProperty.builder().statements(statements).build())
        .build();
  }

  private static StatementProperty path(String how, String what) {
    return StatementProperty.builder()
        .byteMatchStatement(
            CfnWebACL.ByteMatchStatementProperty.builder()
                .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder().uriPath(Map.of()).build())
                .positionalConstraint(how)
                .searchString(what)
                .textTransformations(
                    List.of(transformation(0, "URL_DECODE"), transformation(1, "NORMALIZE_PATH")))
                .build())
        .build();
  }

  private static CfnWebACL.TextTransformationProperty transformation(int priority, String type) {
    return CfnWebACL.TextTransformationProperty.builder().priority(priority).type(type).build();
  }

  private CfnWebACL.VisibilityConfigProperty visibility(String name) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(true)
        .metricName(stage.fullName() + "-" + name.toLowerCase(Locale.ROOT))
        .build();
  }

  /// What was refused or marked, without what identifies a session.
  private void record(CfnWebACL acl, Logs logs) {
    var group = logs.named(this, "Logs", "aws-waf-logs-" + stage.fullName());
    CfnLoggingConfiguration.Builder.create(this, "Logging")
        .resourceArn(acl.getAttrArn())
        .logDestinationConfigs(
            List.of(
                "arn:%s:logs:%s:%s:log-group:%s"
                    .formatted(
                        Stack.of(this).getPartition(),
                        Stack.of(this).getRegion(),
                        Stack.of(this).getAccount(),
                        group.getLogGroupName())))
        .redactedFields(
            Stream.of("authorization", "cookie")
                .map(
                    header ->
                        CfnLoggingConfiguration.FieldToMatchProperty.builder()
                            .singleHeader(Map.of("Name", header))
                            .build())
                .toList())
        .loggingFilter(
            Map.of(
                "DefaultBehavior",
                "DROP",
                "Filters",
                List.of(
                    Map.of(
                        "Behavior",
                        "KEEP",
                        "Requirement",
                        "MEETS_ANY",
                        "Conditions",
                        Stream.of("BLOCK", "COUNT", "EXCLUDED_AS_COUNT")
                            .map(action -> Map.of("ActionCondition", Map.of("Action", action)))
                            .toList()))))
        .build();
  }
}
