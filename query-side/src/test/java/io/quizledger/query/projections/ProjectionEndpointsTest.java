package io.quizledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.platform.access.PublishedKeys;
import io.quizledger.query.QuerySide;
import io.quizledger.query.testing.Bearer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = QuerySide.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ProjectionEndpointsTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;
  @Autowired PublishedKeys keys;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @BeforeEach
  void readModelsAreThere() {
    Bearer.publishTo(keys);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> "LIVE".equals(state("leaderboard")));
  }

  private String state(String name) throws Exception {
    for (var item : send("GET", "/api/projections", "", "ANALYST").body().path("items")) {
      if (item.path("name").stringValue("").equals(name)) {
        return item.path("state").stringValue("");
      }
    }
    return "";
  }

  @Test
  void every_read_model_says_how_far_it_is() throws Exception {
    var items = send("GET", "/api/projections", "", "ANALYST").body().path("items");

    assertThat(items.findValuesAsString("name"))
        .contains("attempts", "catalogue", "leaderboard", "progress");
    assertThat(items.get(0).propertyNames())
        .contains("name", "state", "position", "head", "lagEvents", "lagMillis", "deadLetters");
  }

  @Test
  void read_models_are_listed_page_by_page() throws Exception {
    var names = new ArrayList<String>();
    var page = send("GET", "/api/projections?limit=1", "", "ANALYST").body();
    while (page.has("next")) {
      names.addAll(page.path("items").findValuesAsString("name"));
      var cursor = page.path("next").stringValue("");
      page = send("GET", "/api/projections?limit=1&cursor=" + cursor, "", "ANALYST").body();
    }
    names.addAll(page.path("items").findValuesAsString("name"));

    assertThat(names).containsExactly("attempts", "catalogue", "leaderboard", "progress");
  }

  @Test
  void a_rebuild_is_accepted_and_comes_to_its_end() throws Exception {
    var accepted =
        send("POST", "/api/projections/leaderboard/rebuild", "{\"compare\": true}", "ANALYST");

    assertThat(accepted.status()).isEqualTo(202);
    var id = accepted.body().path("rebuildId").stringValue("");
    assertThat(send("POST", "/api/projections/leaderboard/rebuild", "", "ANALYST").status())
        .isEqualTo(409);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var rebuild =
                  send("GET", "/api/projections/leaderboard", "", "ANALYST").body().path("rebuild");
              assertThat(rebuild.path("rebuildId").stringValue("")).isEqualTo(id);
              assertThat(rebuild.path("state").stringValue("")).isEqualTo("DONE");
              assertThat(rebuild.path("percent").intValue(0)).isEqualTo(100);
              assertThat(rebuild.path("differences").intValue(-1)).isZero();
            });
  }

  @Test
  void a_rebuild_can_be_paused_and_cancelled() throws Exception {
    send("POST", "/api/projections/progress/rebuild", "", "ANALYST");

    var paused =
        send("PUT", "/api/projections/progress/rebuild", "{\"state\": \"PAUSED\"}", "ANALYST");
    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.body().path("rebuild").path("state").stringValue("")).isEqualTo("PAUSED");
    assertThat(send("DELETE", "/api/projections/progress/rebuild", "", "ANALYST").status())
        .isEqualTo(204);
    assertThat(
            send("GET", "/api/projections/progress", "", "ANALYST")
                .body()
                .path("rebuild")
                .path("state")
                .stringValue(""))
        .isEqualTo("CANCELLED");
  }

  @Test
  void a_read_model_can_be_paused_and_goes_on() throws Exception {
    send("PUT", "/api/projections/catalogue", "{\"state\": \"PAUSED\"}", "ADMINISTRATOR");
    assertThat(state("catalogue")).isEqualTo("PAUSED");

    send("PUT", "/api/projections/catalogue", "{\"state\": \"RUNNING\"}", "ADMINISTRATOR");
    assertThat(state("catalogue")).isEqualTo("LIVE");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/projections/nothing,'',PROJECTION_NOT_FOUND",
    "POST,/api/projections/nothing/rebuild,'',PROJECTION_NOT_FOUND",
    "PUT,/api/projections/leaderboard/rebuild,'{\"state\": \"PAUSED\"}',REBUILD_NOT_FOUND",
    "POST,/api/projections/progress/dead-letters/x/retry,'',DEAD_LETTER_NOT_FOUND",
    "DELETE,/api/projections/progress/dead-letters/x?reason=old,'',DEAD_LETTER_NOT_FOUND"
  })
  void what_is_not_there_is_named(String method, String path, String body, String code)
      throws Exception {
    assertThat(send(method, path, body, "ANALYST").body().path("code").stringValue(""))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/projections,'',LEARNER,403",
    "GET,/api/projections,'',INSTRUCTOR,403",
    "POST,/api/projections/progress/rebuild,'',INSTRUCTOR,403",
    "PUT,/api/projections/progress,'{\"state\": \"PAUSED\"}',INSTRUCTOR,403",
    "GET,/api/projections/progress/dead-letters,'',LEARNER,403",
    "GET,/api/projections/progress/dead-letters,'',ANALYST,200",
    // Cursors with the right checksum, of x, -1 and 9223372036854775807.
    "GET,/api/projections/progress/dead-letters?cursor=a6fqp3g,'',ANALYST,400",
    "GET,/api/projections/progress/dead-letters?cursor=DMnXBy0x,'',ANALYST,400",
    "GET,/api/projections/progress/dead-letters?cursor=TSEqxDkyMjMzNzIwMzY4NTQ3NzU4MDc,'',ANALYST,200",
    "GET,/api/projections/nothing,'',ANALYST,404",
    "POST,/api/projections/nothing/rebuild,'',ANALYST,404",
    "PUT,/api/projections/progress,'{\"state\": \"ASLEEP\"}',ANALYST,400",
    "PUT,/api/projections/progress,'{}',ANALYST,400",
    "POST,/api/projections/progress/dead-letters/x/retry,'',ANALYST,404",
    "DELETE,/api/projections/progress/dead-letters/x,'',ANALYST,400",
    "DELETE,/api/projections/progress/dead-letters/x?reason=old,'',ANALYST,404"
  })
  void a_request_is_answered_as_its_role_and_form_deserve(
      String method, String path, String body, String role, int status) throws Exception {
    assertThat(send(method, path, body, role).status()).isEqualTo(status);
  }

  /// The long ones are of texts with control characters, of halves of characters, and of numbers
  /// beyond any letter's.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00",
        "x%00",
        "%0a",
        "%ff",
        "=",
        "%2e",
        "$where",
        "ACMw",
        "c2NvcmVzLwAjMQ",
        "AR9_IzA",
        "__4jMA",
        "Iw",
        "YSMtMQ",
        "YSM5MjIzMzcyMDM2ODU0Nzc1ODA3"
      })
  void what_is_no_name_of_a_letter_is_no_fault(String id) throws Exception {
    var letters = "/api/projections/progress/dead-letters/";

    assertThat(send("POST", letters + id + "/retry", "", "ANALYST").status()).isIn(400, 404);
    assertThat(send("DELETE", letters + id + "?reason=old", "", "ANALYST").status()).isIn(400, 404);
    assertThat(send("POST", "/api/projections/" + id + "/rebuild", "", "ANALYST").status())
        .isIn(400, 404);
    assertThat(send("DELETE", letters + "x?reason=" + id, "", "ANALYST").status()).isIn(400, 404);
  }

  @Test
  void a_state_that_is_missing_is_named_with_what_is_not_known() throws Exception {
    var answer = send("PUT", "/api/projections/progress", "{\"stat\": \"PAUSED\"}", "ANALYST");

    assertThat(answer.body().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("stat", "state");
  }

  private Answer send(String method, String path, String body, String role) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", Bearer.header("somebody", role, Duration.ofMinutes(1)))
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!body.isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }
  }

  private record Answer(int status, JsonNode body) {}
}
