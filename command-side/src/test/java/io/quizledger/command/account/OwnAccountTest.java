package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.EventLog;
import io.quizledger.events.account.AccountErased;
import java.nio.charset.StandardCharsets;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class OwnAccountTest extends AccountsOverHttp {
  private static final String NEXT = "another long password";

  @Autowired EventLog log;

  @Test
  void onlyWhatAPatchNamesChangesAndNullRemovesTheBio() {
    var who = someone();

    var first = patch("/api/accounts/me").as(who).json("{\"bio\": \"I count.\"}").send();
    var second =
        patch("/api/accounts/me")
            .as(who)
            .json("{\"displayName\": \"Countess\", \"onLeaderboards\": false, \"bio\": null}")
            .send();

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().get("bio").stringValue()).isEqualTo("I count.");
    assertThat(first.body().get("displayName").stringValue()).isEqualTo("Ada");
    assertThat(second.body().get("displayName").stringValue()).isEqualTo("Countess");
    assertThat(second.body().get("onLeaderboards").booleanValue()).isFalse();
    assertThat(second.body().has("bio")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"displayName\": null}",
        "{\"displayName\": \"two\\nlines\"}",
        "{\"displayName\": \"\\u200b\\u3164\"}",
        "{\"displayName\": \"\\u202eadA\"}",
        "{\"displayName\": 7}",
        "{\"onLeaderboards\": \"yes\"}",
        "{\"role\": \"ADMINISTRATOR\"}",
        "[]"
      })
  void aPatchThatCannotBeMeantIsRefused(String body) {
    var answer = patch("/api/accounts/me").as(someone()).json(body).send();

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aNewPasswordEndsEveryOtherSession() {
    var here = someone();
    var elsewhere = signIn(here.email(), PASSWORD);

    var answer = changePassword(here, PASSWORD, NEXT);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(refresh(elsewhere).status()).isEqualTo(401);
    assertThat(refresh(here).status()).isEqualTo(200);
    assertThat(trySignIn(here.email(), PASSWORD).status()).isEqualTo(401);
    assertThat(trySignIn(here.email(), NEXT).status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordNeedsTheCurrentOne() {
    var who = someone();

    var answer = changePassword(who, "not my long password", NEXT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("currentPassword");
    assertThat(trySignIn(who.email(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordIsJudgedAlsoWhereTheFormOfOtherFieldsIsWrong() {
    var answer =
        put("/api/accounts/me/password")
            .as(someone())
            .json("{\"currentPassword\": 5, \"newPassword\": \"short\", \"old\": \"\"}")
            .send();

    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.body().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("currentPassword", "newPassword", "old");
  }

  @Test
  void erasureNeedsThePassword() {
    var who = someone();

    assertThat(erase(who, "not my long password").status()).isEqualTo(400);
    assertThat(trySignIn(who.email(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anErasedAccountIsNobodyAtOnceAndItsSessionsHaveEnded() {
    var who = someone();

    var answer = erase(who, PASSWORD);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(patch("/api/accounts/me").as(who).json("{}").send().status()).isEqualTo(401);
    assertThat(refresh(who).status()).isEqualTo(401);
    assertThat(trySignIn(who.email(), PASSWORD).status()).isEqualTo(401);
    assertThat(register(who.email(), PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void erasureLeavesAFactUnderTheOpaqueIdAndNothingPersonalAnywhere() {
    var who = someone();
    patch("/api/accounts/me")
        .as(who)
        .json("{\"displayName\": \"Zaphod B.\", \"bio\": \"hoopy frood\"}")
        .send();

    var answer = erase(who, PASSWORD);

    var fact = log.commitAt(Long.parseLong(answer.header("Log-Position"))).orElseThrow();
    assertThat(fact.events().getFirst().getPayload())
        .isInstanceOfSatisfying(
            AccountErased.class,
            erased -> assertThat(erased.accountId().value()).isEqualTo(who.accountId()));
    for (var collection : database.listCollectionNames()) {
      for (var document : database.getCollection(collection, RawBsonDocument.class).find()) {
        var bytes = document.getByteBuffer().array();
        assertThat(new String(bytes, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT))
            .as(collection)
            .doesNotContain(who.email(), "zaphod", "hoopy frood", PASSWORD);
      }
    }
  }

  @Test
  void noEventEverHoldsAnAddressANameOrAPassword() {
    var who = someone();

    for (var document : database.getCollection("events", RawBsonDocument.class).find()) {
      assertThat(new String(document.getByteBuffer().array(), StandardCharsets.UTF_8))
          .doesNotContain("@school", who.email(), PASSWORD, "displayName", "argon2");
    }
  }

  private Answer changePassword(SignedIn who, String current, String next) {
    return put("/api/accounts/me/password")
        .as(who)
        .json(
            """
            {"currentPassword": "%s", "newPassword": "%s"}\
            """
                .formatted(current, next))
        .send();
  }

  private Answer erase(SignedIn who, String password) {
    return post("/api/accounts/me/erasure")
        .as(who)
        .json("{\"password\": \"" + password + "\"}")
        .send();
  }

  private Answer refresh(SignedIn who) {
    return post("/api/sessions/refresh").cookie(who.cookie()).send();
  }
}
