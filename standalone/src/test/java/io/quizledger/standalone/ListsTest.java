package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.quizledger.standalone.AccessTable.Column;
import io.quizledger.standalone.AccessTable.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Walks all that the API document shows as a list.
class ListsTest extends AtSchool {
  private JsonNode document;
  private Lesson lesson;

  @BeforeEach
  void aLesson() {
    document = school.send("GET", "/v3/api-docs", null, null).json();
    var author = school.someone("INSTRUCTOR");
    var learner = school.someone("LEARNER");
    lesson =
        new Lesson(
            school,
            Map.of(
                Column.OWN, learner,
                Column.LEARNER, learner,
                Column.OWNER, author,
                Column.ADMINISTRATOR, school.root()));
  }

  @Test
  void everyListIsReadPageByPageAndRefusesAPageThatThereIsNot() throws IOException {
    var lists = lists();
    assertThat(lists)
        .extracting(Row::path)
        .contains(
            "/api/quizzes",
            "/api/attempts",
            "/api/accounts",
            "/api/projections",
            "/api/projections/{name}/dead-letters",
            "/api/log/verifications",
            "/api/audits/scores",
            "/api/quizzes/{quizId}/leaderboard");
    assertSoftly(
        softly -> {
          for (var row : lists) {
            var path = lesson.request(row, Column.ADMINISTRATOR).path();
            for (var wrong :
                List.of("limit=0", "limit=201", "limit=x", "cursor=x", "cursor=AAAAAAAA")) {
              var refused = get(path + "?" + wrong);
              softly.assertThat(refused.status()).as("%s?%s", path, wrong).isEqualTo(400);
              softly
                  .assertThat(refused.text())
                  .as("%s?%s", path, wrong)
                  .contains("VALIDATION_FAILED", "\"field\":\"" + wrong.split("=")[0] + "\"");
            }
            softly.assertThat(get(path + "?limit=200").status()).as(path).isEqualTo(200);
            var page = get(path + "?limit=1");
            softly.assertThat(page.status()).as(path).isEqualTo(200);
            if (isPage(row)) {
              var first = page.json();
              softly.assertThat(first.path("items").size()).as(path).isLessThanOrEqualTo(1);
              if (first.has("next")) {
                var second = get(path + "?limit=1&cursor=" + first.path("next").stringValue());
                softly.assertThat(second.status()).as(path).isEqualTo(200);
                softly
                    .assertThat(second.json().path("items"))
                    .as(path)
                    .isNotEqualTo(first.path("items"));
              }
            }
          }
        });
  }

  private School.Answer get(String path) {
    return school.send("GET", path, school.root().token(), null);
  }

  /// What answers pages, or takes the limit of one.
  private List<Row> lists() throws IOException {

    return AccessTable.read().rows().stream()
        .filter(row -> row.reads() && row.about().isEmpty())
        .filter(row -> isPage(row) || operation(row).findValuesAsString("name").contains("limit"))
        .toList();
  }

  private boolean isPage(Row row) {
    var ref =
        operation(row)
            .path("responses")
            .path("200")
            .path("content")
            .findValuesAsString("$ref")
            .stream()
            .findFirst()
            .orElse("#/none");
    return document.at(ref.substring(1)).path("properties").has("items");
  }

  private JsonNode operation(Row row) {
    return document.path("paths").path(row.path()).path("get");
  }
}
