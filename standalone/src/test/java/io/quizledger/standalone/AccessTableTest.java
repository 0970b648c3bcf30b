package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.quizledger.standalone.AccessTable.Column;
import io.quizledger.standalone.AccessTable.Row;
import io.quizledger.standalone.School.Answer;
import io.quizledger.standalone.School.Someone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Walks `docs/access.md`.
class AccessTableTest extends AtSchool {
  /// What the patterns of libraries stand for.
  private static final Map<String, List<String>> ADDRESSES =
      Map.of(
          "/v3/api-docs/{group}",
          List.of("/v3/api-docs/commands", "/v3/api-docs/queries"),
          "/v3/api-docs.yaml/{group}",
          List.of("/v3/api-docs.yaml/commands", "/v3/api-docs.yaml/queries"),
          "/actuator/health/**",
          List.of("/actuator/health/liveness", "/actuator/health/readiness"));

  @Autowired List<RequestMappingInfoHandlerMapping> mappings;

  private final Map<Column, Someone> callers = new EnumMap<>(Column.class);
  private AccessTable table;

  @BeforeEach
  void everybodySignsIn() throws IOException {
    table = AccessTable.read();
    callers.put(Column.LEARNER, school.someone("LEARNER"));
    callers.put(Column.OWN, school.someone("LEARNER"));
    callers.put(Column.INSTRUCTOR, school.someone("INSTRUCTOR"));
    callers.put(Column.OWNER, school.someone("INSTRUCTOR"));
    callers.put(Column.ANALYST, school.someone("ANALYST"));
    callers.put(Column.ADMINISTRATOR, school.root());
  }

  @Test
  void everyEndpointHasARowAndEveryRowAnEndpoint() {
    var registered = new TreeSet<String>();
    for (var mapping : mappings) {
      mapping.getHandlerMethods().forEach((info, method) -> registered.addAll(endpoints(info)));
    }
    var rows = new TreeSet<String>();
    table.rows().forEach(row -> rows.add(row.endpoint()));

    assertThat(rows).containsExactlyElementsOf(registered);
  }

  private static List<String> endpoints(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().stream()
        .flatMap(
            verb ->
                info.getPatternValues().stream()
                    .flatMap(path -> ADDRESSES.getOrDefault(path, List.of(path)).stream())
                    .map(path -> verb + " " + path))
        .toList();
  }

  @Test
  void everyEndpointAnswersEveryCallerAsTheTableSays() {
    var shared = new Lesson(school, callers);
    assertSoftly(
        softly -> {
          for (var row : table.rows()) {
            badTokens()
                .forEach(
                    (name, token) -> {
                      var answer = send(row, shared, Column.NOBODY, token);
                      softly
                          .assertThat(outcome(answer))
                          .as("%s %s as %s: %s", row.endpoint(), row.about(), name, answer.text())
                          .isEqualTo(row.cells().get(Column.NOBODY));
                    });
            callers.forEach(
                (column, who) -> {
                  var expected = row.cells().get(column);
                  var changes = !row.reads() && expected.equals("yes");
                  var lesson =
                      changes && row.path().contains("{") ? new Lesson(school, callers) : shared;
                  var answer = send(row, lesson, column, who.token());
                  softly
                      .assertThat(outcome(answer))
                      .as("%s %s as %s: %s", row.endpoint(), row.about(), column, answer.text())
                      .isEqualTo(expected);
                });
          }
        });
  }

  @Test
  void everyReadWaitsForThePositionThatItIsAskedForAndThenGivesUp() {
    var lesson = new Lesson(school, callers);
    var reader = new School(port);
    var token = callers.get(Column.ADMINISTRATOR).token();
    var answers =
        table.rows().stream()
            .filter(row -> row.reads() && row.path().startsWith("/api/"))
            .collect(
                Collectors.toMap(
                    row -> row,
                    row ->
                        CompletableFuture.supplyAsync(
                            () -> {
                              var path = lesson.request(row, Column.ADMINISTRATOR).path();
                              return reader.send(
                                  "GET", path, token, null, "Log-Position", "999999999");
                            },
                            command -> Thread.ofVirtual().start(command)),
                    (one, other) -> one));
    assertSoftly(
        softly ->
            answers.forEach(
                (row, answer) ->
                    softly
                        .assertThat(answer.join().text())
                        .as("%s %s", row.endpoint(), row.about())
                        .contains("NOT_YET_REFLECTED")));
  }

  @Test
  void everyEndpointRefusesAParameterThatItDoesNotRead() {
    var lesson = new Lesson(school, callers);
    var token = callers.get(Column.ADMINISTRATOR).token();
    assertSoftly(
        softly -> {
          for (var row : table.rows()) {
            if (row.path().startsWith("/api/")) {
              var request = lesson.request(row, Column.ADMINISTRATOR);
              var path = request.path() + (request.path().contains("?") ? "&" : "?") + "dryrun=1";
              var answer =
                  school.send(row.method(), path, token, request.body(), request.headers());
              softly
                  .assertThat(answer.text())
                  .as("%s %s", row.endpoint(), row.about())
                  .contains("VALIDATION_FAILED", "\"field\":\"dryrun\"");
            }
          }
        });
  }

  private Answer send(Row row, Lesson lesson, Column column, String token) {
    var request = lesson.request(row, column);
    return school.send(row.method(), request.path(), token, request.body(), request.headers());
  }

  private static String outcome(Answer answer) {
    return switch (answer.status()) {
      case 401, 403, 404 -> Integer.toString(answer.status());
      default -> answer.status() < 500 ? "yes" : "a fault: " + answer.status();
    };
  }

  /// What is no token at all, although each but the first was made from a good one.
  private Map<String, String> badTokens() {
    var who = callers.get(Column.ADMINISTRATOR);
    var parts = who.token().split("\\.");
    var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var tokens = new LinkedHashMap<String, String>();
    tokens.put("no token", null);
    tokens.put("expired", School.token(who, Instant.now().minusSeconds(1), "quizledger"));
    tokens.put(
        "tampered",
        parts[0] + "." + encoded(payload.replace("\"sid\":\"", "\"sid\":\"x")) + "." + parts[2]);
    tokens.put("alg none", encoded("{\"alg\":\"none\",\"kid\":\"walk\"}") + "." + parts[1] + ".");
    tokens.put("wrong audience", School.token(who, Instant.now().plusSeconds(60), "other"));
    return tokens;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenThatIsMadeLikeTheBadOnesButGoodIsLetIn() {
    var good =
        School.token(
            callers.get(Column.ADMINISTRATOR), Instant.now().plusSeconds(60), "quizledger");

    assertThat(school.send("GET", "/api/accounts", good, null).status()).isEqualTo(200);
    assertThat(badTokens()).doesNotContainValue(good);
  }
}
