package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessLogQueriesTest {
  /// In the format that the load balancer's guide shows.
  private static final String LINE =
      "h2 2026-11-22T18:21:54.123456Z app/quizledger-staging/50dc6c495c0c9188 203.0.113.7:46532"
          + " 10.40.16.9:8080 0.001 0.012 0.000 201 201 512 1024"
          + " \"POST https://quiz.example.org:443/api/attempts/a/answers?x=1 HTTP/2.0\""
          + " \"Mozilla/5.0 (X11; Linux x86_64)\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.3"
          + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/c/73e2d6bc24d8a067"
          + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"quiz.example.org\""
          + " \"arn:aws:acm:eu-central-1:123456789012:certificate/12345678\" 0"
          + " 2026-11-22T18:21:54.100000Z \"waf,forward\" \"-\" \"-\" \"10.40.16.9:8080\" \"201\""
          + " \"-\" \"-\" TID_1234abcd5678ef90";

  @Test
  void aLineOfTheLogFallsIntoItsColumns() {
    var groups = Pattern.compile(AccessLogQueries.LINE).matcher(LINE);
    assertThat(groups.matches()).isTrue();
    assertThat(groups.groupCount()).isEqualTo(AccessLogQueries.COLUMNS.size() + 1);
    assertThat(column(groups, "client_ip")).isEqualTo("203.0.113.7");
    assertThat(column(groups, "elb_status_code")).isEqualTo("201");
    assertThat(column(groups, "request_verb")).isEqualTo("POST");
    assertThat(column(groups, "request_url"))
        .isEqualTo("https://quiz.example.org:443/api/attempts/a/answers?x=1");
    assertThat(column(groups, "actions_executed")).isEqualTo("waf,forward");
    assertThat(column(groups, "conn_trace_id")).isEqualTo("TID_1234abcd5678ef90");
  }

  @ParameterizedTest
  @EnumSource
  void savedQuestionsAskForErrorsPatternsAndSecurityEvents(Stage stage) {
    var queries = Templates.of(stage).all("AWS::Athena::NamedQuery");
    assertThat(queries)
        .map(query -> query.get("Name").toString().replace(stage.fullName() + "-", ""))
        .containsExactlyInAnyOrder("errors", "patterns", "security-events");
    var columns = AccessLogQueries.COLUMNS.stream().map(column -> column.split(" ")[0]).toList();
    assertThat(queries)
        .allSatisfy(
            query ->
                assertThat(query.get("QueryString").toString())
                    .contains("FROM access_logs", "WHERE day >=")
                    .containsAnyOf(columns.toArray(String[]::new)));
  }

  @ParameterizedTest
  @EnumSource
  void theTableReadsTheLoadBalancersLogsDayByDay(Stage stage) {
    var table = Resources.map(Templates.of(stage).one("AWS::Glue::Table"), "TableInput");
    assertThat(Resources.map(table, "Parameters"))
        .containsEntry("projection.enabled", "true")
        .containsEntry("projection.day.format", "yyyy/MM/dd");
    assertThat(Resources.texts(Resources.at(table, "Parameters", "storage.location.template")))
        .anyMatch(text -> text.contains("/balancer/AWSLogs/"))
        .anyMatch(text -> text.endsWith("${day}"));
  }

  @ParameterizedTest
  @EnumSource
  void answersToQuestionsAreEncrypted(Stage stage) {
    assertThat(
            Resources.at(
                Templates.of(stage).one("AWS::Athena::WorkGroup"),
                "WorkGroupConfiguration",
                "ResultConfiguration",
                "EncryptionConfiguration",
                "EncryptionOption"))
        .isEqualTo("SSE_KMS");
  }

  private static String column(Matcher groups, String name) {
    var names = AccessLogQueries.COLUMNS.stream().map(column -> column.split(" ")[0]).toList();
    return groups.group(names.indexOf(name) + 1);
  }
}
