package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the metric filters make of lines as the programs write them. That they write a read model's
/// line so is a test of theirs (`StatusReportsTest`, `VerifyCommandTest`).
class LogLinesTest {
  private static final Path READ_MODEL =
      Path.of("../platform/src/test/resources/io/quizledger/platform/projections/report.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CommandLogs | {} | CommandLagMillis=7 DeadLetters=2",
        "QueryLogs | {} | DeadLetters=2 LogHead=12 QueryLagMillis=7 QueryLiveLagMillis=7",
        "QueryLogs | {\"state\": \"PAUSED\"} | DeadLetters=2 LogHead=12 QueryLagMillis=7",
        "CommandLogs | {\"state\": \"FAILED\"} | CommandLagMillis=7 DeadLetters=2"
            + " FailedReadModels=1",
        "QueryLogs | {\"state\": \"FAILED\"} | DeadLetters=2 FailedReadModels=1 LogHead=12"
            + " QueryLagMillis=7",
        "QueryLogs | {\"level\": \"ERROR\"} | DeadLetters=2 Faults=1 LogHead=12 QueryLagMillis=7"
            + " QueryLiveLagMillis=7",
      })
  void aReadModelsLineIsCounted(String logs, String otherwise, String metrics) throws IOException {
    var line = JSON.readerForUpdating(JSON.readTree(READ_MODEL.toFile())).readTree(otherwise);
    assertThat(counted(logs, line)).isEqualTo(metrics);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"verdict\": \"sound\", \"position\": 9, \"hash\": \"…\", \"root\": \"…\"} | LogSound=1",
        "{\"verdict\": \"broken\", \"position\": 9, \"reason\": \"…\"} | LogNotSound=1",
        "{\"verdict\": \"stopped\", \"position\": 9} | ''",
        "{\"verdict\": \"empty\"} | LogEmpty=1",
        "{\"level\": \"INFO\"} | ''",
      })
  void aVerdictIsCounted(String line, String metrics) throws IOException {
    assertThat(counted("VerificationLogs", JSON.readTree(line))).isEqualTo(metrics);
  }

  private static String counted(String logs, JsonNode line) {
    var counted = new TreeMap<String, String>();
    for (var filter : Templates.of(Stage.PRODUCTION).all("AWS::Logs::MetricFilter")) {
      if (Resources.texts(filter.get("LogGroupName")).anyMatch(name -> name.startsWith(logs))
          && fits(filter.get("FilterPattern").toString(), line)) {
        var metric = Resources.map(filter, "MetricTransformations", "0");
        var value = metric.get("MetricValue").toString();
        counted.put(
            metric.get("MetricName").toString(),
            value.startsWith("$.") ? line.get(value.substring(2)).asText() : value);
      }
    }
    return String.join(" ", counted.entrySet().stream().map(Map.Entry::toString).toList());
  }

  /// As CloudWatch reads the few forms of patterns that there are.
  private static boolean fits(String pattern, JsonNode line) {
    return Arrays.stream(pattern.replaceAll("[{}()]", "").split("&&"))
        .map(condition -> condition.strip().split(" ", 3))
        .allMatch(
            condition -> {
              assertThat(condition).hasSize(3);
              var field = line.get(condition[0].replace("$.", ""));
              var text = condition[2].replace("\"", "");
              var equal = field != null && (text.equals("*") || field.asText().equals(text));
              return condition[1].equals("=") ? equal : field != null && !equal;
            });
  }
}
