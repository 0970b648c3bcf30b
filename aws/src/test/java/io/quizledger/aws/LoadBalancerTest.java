package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;

class LoadBalancerTest {
  @ParameterizedTest
  @EnumSource
  void itSpeaksTls12OrLaterWithTheCertificateThatItIsGiven(Stage stage) {
    Templates.template(stage)
        .hasResourceProperties(
            "AWS::ElasticLoadBalancingV2::Listener",
            Map.of(
                "Port",
                443,
                "Protocol",
                "HTTPS",
                "SslPolicy",
                Match.stringLikeRegexp("^ELBSecurityPolicy-TLS13-1-2-"),
                "Certificates",
                List.of(Map.of("CertificateArn", Map.of("Ref", "CertificateArn")))));
  }

  @ParameterizedTest
  @EnumSource
  void plainHttpIsRedirected(Stage stage) {
    Templates.template(stage)
        .hasResourceProperties(
            "AWS::ElasticLoadBalancingV2::Listener",
            Map.of(
                "Port",
                80,
                "DefaultActions",
                List.of(
                    Map.of(
                        "Type",
                        "redirect",
                        "RedirectConfig",
                        Map.of("Protocol", "HTTPS", "Port", "443", "StatusCode", "HTTP_301")))));
  }

  @ParameterizedTest
  @EnumSource
  void tasksGetRequestsWhileTheyAreReady(Stage stage) {
    assertThat(groups(stage))
        .hasSize(2)
        .allSatisfy(
            group -> {
              assertThat(group)
                  .containsEntry("HealthCheckPath", "/actuator/health/readiness")
                  .containsEntry("Port", 8080);
              assertThat(group.get("Matcher")).isEqualTo(Map.of("HttpCode", "200"));
              assertThat(Integer.parseInt(attributes(group).get("slow_start.duration_seconds")))
                  .isBetween(30, 900);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFailOverOfTheDatabaseReplacesNoTask(Stage stage) {
    assertThat(groups(stage))
        .allSatisfy(
            group ->
                assertThat(
                        number(group, "HealthCheckIntervalSeconds")
                            * number(group, "UnhealthyThresholdCount"))
                    .isGreaterThan(60));
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheCommandSideIsSticky(Stage stage) {
    assertThat(groups(stage))
        .map(group -> attributes(group).getOrDefault("stickiness.enabled", "false"))
        .containsExactlyInAnyOrder("true", "false");
  }

  @ParameterizedTest
  @EnumSource
  void itIsProtectedFromDeletionAndWritesAccessLogs(Stage stage) {
    var attributes =
        Resources.maps(
                Templates.of(stage)
                    .one("AWS::ElasticLoadBalancingV2::LoadBalancer")
                    .get("LoadBalancerAttributes"))
            .stream()
            .collect(Collectors.toMap(entry -> entry.get("Key"), entry -> entry.get("Value")));
    assertThat(attributes)
        .containsEntry("deletion_protection.enabled", "true")
        .containsEntry("access_logs.s3.enabled", "true")
        .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true")
        .containsKey("access_logs.s3.bucket");
  }

  /// But for the address, which what a load balancer says by itself cannot name.
  @Test
  void whatNobodyAnswersIsToldAsByTheReverseProxyOfCompose() throws IOException {
    var proxy = Files.readString(Path.of("../compose/proxy/nginx.conf"));

    assertThat(proxy.replace("\"instance\":\"$instance\",", ""))
        .contains("return 404 '" + LoadBalancer.NOT_FOUND + "'");
  }

  @ParameterizedTest
  @EnumSource
  void accessLogsAreEncryptedAndDeletedInTheEnd(Stage stage) {
    var bucket =
        Templates.of(stage).byName("AWS::S3::Bucket").entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("AccessLogsBucket"))
            .map(entry -> Resources.map(entry.getValue(), "Properties"))
            .findFirst()
            .orElseThrow();
    assertThat(
            Resources.at(
                bucket,
                "BucketEncryption",
                "ServerSideEncryptionConfiguration",
                "0",
                "ServerSideEncryptionByDefault",
                "SSEAlgorithm"))
        .isEqualTo("AES256");
    assertThat(Resources.at(bucket, "LifecycleConfiguration", "Rules", "0", "ExpirationInDays"))
        .isEqualTo(400);
  }

  private static List<Map<String, Object>> groups(Stage stage) {
    return Templates.of(stage).all("AWS::ElasticLoadBalancingV2::TargetGroup");
  }

  private static Map<String, String> attributes(Map<String, Object> group) {
    return Resources.maps(group.get("TargetGroupAttributes")).stream()
        .collect(
            Collectors.toMap(
                entry -> entry.get("Key").toString(), entry -> entry.get("Value").toString()));
  }

  private static int number(Map<String, Object> properties, String name) {
    return ((Number) properties.get(name)).intValue();
  }
}
