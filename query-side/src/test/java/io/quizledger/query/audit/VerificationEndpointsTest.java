package io.quizledger.query.audit;

import static io.quizledger.query.testing.Samples.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.QuizId;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// On a log of its own, since it is damaged here.
@TestPropertySource(properties = "quizledger.mongodb.database=verifications")
class VerificationEndpointsTest extends QuerySideTest {
  private static final String PATH = "/api/log/verifications";
  private static final String ZEROS = "0".repeat(64);

  @Autowired MongoDatabase ownDatabase;
  @Autowired EventLog log;

  @BeforeEach
  void aLogOfSomeCommits() {
    for (var i = 0; i < 3; i++) {
      append(created(new QuizId(fresh("quiz")), Visibility.PUBLIC));
    }
  }

  private Answer ended(Answer begun) {
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    var one = PATH + "/" + begun.at("/verificationId");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !get(one, "ada", Role.ANALYST).at("/state").equals("RUNNING"));
    return get(one, "ada", Role.ANALYST);
  }

  @Test
  void aSoundLogPassesWithTheHashAndTheRootOfItsHead() {
    var head = log.head();

    var begun = send("POST", PATH, "", Role.ANALYST);
    var ended = ended(begun);

    assertThat(begun.header("Location")).isEqualTo(PATH + "/" + begun.at("/verificationId"));
    assertThat(ended.at("/state")).as(ended.text()).isEqualTo("PASSED");
    assertThat(ended.at("/percent")).isEqualTo("100");
    assertThat(ended.at("/secondsLeft")).isEqualTo("0");
    assertThat(ended.at("/position")).isEqualTo(Long.toString(head.position()));
    assertThat(ended.at("/hash")).isEqualTo(head.hash());
    assertThat(ended.at("/root")).isEqualTo(head.root());
    assertThat(ended.at("/reason")).isNull();
  }

  @Test
  void anAlteredFactFailsAtItsPosition() {
    var commits = ownDatabase.getCollection("events", RawBsonDocument.class);
    var second = Filters.eq("_id", 2L);
    var genuine = commits.find(second).first();
    commits.updateOne(second, Updates.set("events.0.payload.details.title", "Forged"));
    try {
      var ended = ended(send("POST", PATH, "{}", Role.ADMINISTRATOR));

      assertThat(ended.at("/state")).as(ended.text()).isEqualTo("FAILED");
      assertThat(ended.at("/position")).isEqualTo("2");
      assertThat(ended.at("/reason")).contains("hash");
    } finally {
      commits.replaceOne(second, genuine);
    }
  }

  @Test
  void aReceiptBeyondTheEndShowsThatTheLogWasCutOff() {
    var beyond = log.head().position() + 1;

    var ended =
        ended(
            send(
                "POST",
                PATH,
                "{\"receipts\": [{\"position\": %d, \"hash\": \"%s\"}]}".formatted(beyond, ZEROS),
                Role.ANALYST));

    assertThat(ended.at("/state")).isEqualTo("FAILED");
    assertThat(ended.at("/position")).isEqualTo(Long.toString(beyond));
  }

  @Test
  void oneThatHasEndedStaysAsItIsWhenItIsCancelled() {
    var ended = ended(send("POST", PATH, "", Role.ANALYST));

    var one = PATH + "/" + ended.at("/verificationId");
    assertThat(send("DELETE", one, "", Role.ANALYST).status()).isEqualTo(204);
    assertThat(get(one, "ada", Role.ANALYST).at("/state")).isEqualTo("PASSED");
  }

  @Test
  void allAreListedTheNewestFirst() {
    ended(send("POST", PATH, "", Role.ANALYST));
    var newest = ended(send("POST", PATH, "", Role.ANALYST));

    var list = get(PATH + "?limit=1", "ada", Role.ANALYST);

    assertThat(list.at("/items/0/verificationId")).isEqualTo(newest.at("/verificationId"));
    assertThat(list.at("/items/1")).isNull();
    assertThat(list.at("/next")).isNotNull();
  }

  @Test
  void oneThatDoesNotExistIsNotFound() {
    assertThat(get(PATH + "/none", "ada", Role.ANALYST).at("/code"))
        .isEqualTo("VERIFICATION_NOT_FOUND");
    assertThat(send("DELETE", PATH + "/none", "", Role.ANALYST).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"receipt\": []}",
        "{\"receipts\": [{\"position\": 0, \"hash\": \"00\"}]}",
        "{\"receipts\": [{\"position\": 1}]}",
        "{\"receipts\": [null]}",
        "{\"receipts\": 3}",
        "[]",
        "nonsense"
      })
  void aBodyThatIsNotRightIsRefused(String body) {
    assertThat(send("POST", PATH, body, Role.ANALYST).status()).isEqualTo(400);
  }
}
