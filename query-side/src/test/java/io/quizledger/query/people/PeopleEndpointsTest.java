package io.quizledger.query.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.PublishedKeys;
import io.quizledger.query.QuerySide;
import io.quizledger.query.testing.Bearer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = QuerySide.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PeopleEndpointsTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;
  @Autowired MongoDatabase database;
  @Autowired PublishedKeys keys;
  @Autowired PeopleDirectory directory;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
  }

  @BeforeEach
  void threeAccountsOfWhichOneIsErased() {
    Bearer.publishTo(keys);
    var accounts = database.getCollection("accounts");
    accounts.deleteMany(new Document());
    accounts.insertMany(
        List.of(
            account("ada", "countess@school.example", "Ada Lovelace")
                .append("bio", "I count.")
                .append("passwordHash", "$argon2id$"),
            account("bob", "bob@school.example", "Bob Lovell").append("onLeaderboards", false),
            new Document("_id", "eve")
                .append("email", "erased:eve")
                .append("onLeaderboards", false)
                .append("role", "LEARNER")
                .append("createdAt", new Date())
                .append("erasedAt", new Date())));
  }

  @Test
  void oneSeesOnesOwnProfileAndNoHash() throws Exception {
    var answer = get("/api/accounts/me", "ada", "LEARNER");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder(
            "accountId", "email", "displayName", "bio", "onLeaderboards", "role", "createdAt");
  }

  @Test
  void onesOwnProfileIsNeverCached() throws Exception {
    get("/api/accounts/me", "bob", "LEARNER");
    database
        .getCollection("accounts")
        .updateOne(
            new Document("_id", "bob"), new Document("$set", new Document("displayName", "Rob")));

    assertThat(get("/api/accounts/me", "bob", "LEARNER").body().get("displayName").stringValue())
        .isEqualTo("Rob");
  }

  @ParameterizedTest
  @CsvSource({
    "lovel,bob ada",
    "LOVELACE,ada",
    "ada lov,ada",
    "countess@,ada",
    "ovel,''",
    "erased,''",
    "'',bob ada"
  })
  void aSearchFindsWhatBeginsWithIt(String q, String found) throws Exception {
    var answer = get("/api/accounts?q=" + q.replace(" ", "%20"), "root", "ADMINISTRATOR");

    assertThat(String.join(" ", ids(answer.body()))).isEqualTo(found);
  }

  @Test
  void aListComesInPagesInTheOrderOfTheAddresses() throws Exception {
    var first = get("/api/accounts?limit=1", "root", "ADMINISTRATOR").body();
    var second =
        get(
                "/api/accounts?limit=1&cursor=" + first.get("next").stringValue(),
                "root",
                "ADMINISTRATOR")
            .body();

    assertThat(ids(first)).containsExactly("bob");
    assertThat(ids(second)).containsExactly("ada");
    assertThat(second.has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/accounts,LEARNER,403",
    "/api/accounts,ANALYST,403",
    "/api/accounts/bob,LEARNER,404",
    "/api/accounts/bob,ADMINISTRATOR,200",
    "/api/accounts/eve,ADMINISTRATOR,404",
    "/api/accounts/ada,LEARNER,200"
  })
  void othersAccountsAreForAdministrators(String path, String role, int status) throws Exception {
    assertThat(get(path, "ada", role).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%00", "ada%00", "%01%1f%7f", "%0a", "%ff", "%ed%a0%80", "%5c%5b.*", "%e2%80%ae"})
  void whatIsNoTextIsNoFault(String q) throws Exception {
    assertThat(get("/api/accounts?q=" + q, "root", "ADMINISTRATOR").status()).isIn(200, 400);
    assertThat(get("/api/accounts/" + q, "root", "ADMINISTRATOR").status()).isIn(400, 404);
  }

  @Test
  void theDirectoryKnowsEverybodyButTheErased() {
    assertThat(
            directory.people(
                List.of(
                    new AccountId("ada"),
                    new AccountId("bob"),
                    new AccountId("eve"),
                    new AccountId("nobody"))))
        .isEqualTo(
            Map.of(
                new AccountId("ada"),
                new Person("Ada Lovelace", true),
                new AccountId("bob"),
                new Person("Bob Lovell", false)));
  }

  private static Document account(String id, String email, String name) {
    var words = new ArrayList<>(List.of(email, name.toLowerCase(java.util.Locale.ROOT)));
    words.addAll(List.of(name.toLowerCase(java.util.Locale.ROOT).split(" ")));
    return new Document("_id", id)
        .append("email", email)
        .append("displayName", name)
        .append("onLeaderboards", true)
        .append("role", "LEARNER")
        .append("createdAt", new Date())
        .append("search", words);
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").findValuesAsString("accountId");
  }

  private Answer get(String path, String accountId, String role)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .header("Authorization", Bearer.header(accountId, role, Duration.ofMinutes(1)))
                  .build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
  }

  private record Answer(int status, JsonNode body) {}
}
