package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.EventLog;
import io.quizledger.events.account.AccountRegistered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RegistrationTest extends AccountsOverHttp {
  @Autowired EventLog log;

  @Test
  void whoeverRegistersGetsAnIdAndTheLogHasTheFactAtThePositionThatTheAnswerNames() {
    var answer = register(newEmail(), PASSWORD);

    assertThat(answer.status()).isEqualTo(201);
    var accountId = answer.body().get("accountId").stringValue();
    assertThat(answer.header("Location")).isEqualTo("/api/accounts/" + accountId);
    var commit = log.commitAt(Long.parseLong(answer.header("Log-Position"))).orElseThrow();
    assertThat(commit.events().getFirst().getPayload())
        .isInstanceOfSatisfying(
            AccountRegistered.class,
            fact -> assertThat(fact.accountId().value()).isEqualTo(accountId));
    assertThat(commit.keys()).contains("account:" + accountId + "#0");
  }

  @Test
  void oneAddressHasOneAccountHoweverItIsSpelled() {
    var email = newEmail();
    register(email, PASSWORD);

    var again = register(" " + email.toUpperCase(java.util.Locale.ROOT), PASSWORD);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("EMAIL_TAKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a@b@c.example", "a b@c.example", "@c.example", "a@", "a@-.b"})
  void whatIsNoEmailAddressIsRefused(String email) {
    assertThat(register(email, PASSWORD).body().at("/errors/0/field").stringValue())
        .isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nine char", "1234567890", "QwertyUiop", "half a pair \\ud800"})
  void aPasswordThatIsShortOrCommonOrNoTextIsRefused(String password) {
    assertThat(register(newEmail(), password).body().at("/errors/0/field").stringValue())
        .isEqualTo("password");
  }

  @Test
  void aPasswordMayHaveAThousandCharactersAndNotOneMore() {
    assertThat(register(newEmail(), "é".repeat(1000)).status()).isEqualTo(201);
    assertThat(register(newEmail(), "é".repeat(1001)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"LEARNER,201", "INSTRUCTOR,201", "ANALYST,403", "ADMINISTRATOR,403"})
  void nobodyMakesThemselvesMoreThanAnInstructor(String role, int status) {
    var answer =
        post("/api/accounts")
            .json(
                """
                {"email": "%s", "password": "%s", "displayName": "Ada", "role": "%s"}\
                """
                    .formatted(newEmail(), PASSWORD, role))
            .send();

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    var answer =
        post("/api/accounts")
            .json(
                """
                {"email": "nobody", "password": "short", "displayName": " ", "role": "KING"}\
                """)
            .send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.body().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "password", "displayName", "role");
  }

  @Test
  void whatAFieldSaysIsJudgedAlsoWhereTheFormOfOthersIsWrong() {
    var answer =
        post("/api/accounts")
            .json(
                """
                {"email": "nobody", "password": "short", "displayName": 5, "emailed": true}\
                """)
            .send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.body().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "password", "displayName", "emailed");
  }
}
