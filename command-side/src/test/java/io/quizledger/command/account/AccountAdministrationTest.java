package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.EventLog;
import io.quizledger.events.account.Role;
import io.quizledger.events.account.RoleChanged;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountAdministrationTest extends AccountsOverHttp {
  @Autowired EventLog log;
  @Autowired FirstAdministrator firstAdministrator;

  @Test
  void anAdministratorGivesARoleAndTheLogSaysWho() {
    var root = administrator();
    var who = someone();

    var answer = changeRole(root, who.accountId(), "ANALYST");

    assertThat(answer.status()).isEqualTo(204);
    var event =
        log.commitAt(Long.parseLong(answer.header("Log-Position")))
            .orElseThrow()
            .events()
            .getFirst();
    assertThat(event.getPayload())
        .isInstanceOfSatisfying(
            RoleChanged.class, fact -> assertThat(fact.role()).isEqualTo(Role.ANALYST));
    assertThat(event.getMetaData().get("actorId")).isEqualTo(root.accountId());
    assertThat(trySignIn(who.email(), PASSWORD).body().at("/account/role").stringValue())
        .isEqualTo("ANALYST");
  }

  @Test
  void theRoleThatSomebodyHasIsNoNewFact() {
    var head = log.head();
    var who = someone();

    var answer = changeRole(administrator(), who.accountId(), "LEARNER");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Log-Position")).isEmpty();
    assertThat(log.head().position()).isEqualTo(head.position() + 1);
  }

  @Test
  void aRoleThatIsNoneAndAnAccountThatIsNoneAreRefused() {
    var root = administrator();

    assertThat(changeRole(root, someone().accountId(), "KING").status()).isEqualTo(400);
    assertThat(changeRole(root, "nobody", "ANALYST").code()).isEqualTo("ACCOUNT_NOT_FOUND");
    assertThat(changeRole(root, "no.id", "ANALYST").code()).isEqualTo("ACCOUNT_NOT_FOUND");
  }

  @Test
  void nobodyElseGivesRolesOrPasswords() {
    var who = someone();

    assertThat(changeRole(who, who.accountId(), "ADMINISTRATOR").status()).isEqualTo(403);
    assertThat(reset(who, who.accountId()).status()).isEqualTo(403);
  }

  @Test
  void aPasswordThatAnAdministratorSetsEndsEverySession() {
    var who = someone();

    assertThat(reset(administrator(), who.accountId()).status()).isEqualTo(204);

    assertThat(post("/api/sessions/refresh").cookie(who.cookie()).send().status()).isEqualTo(401);
    assertThat(trySignIn(who.email(), PASSWORD).status()).isEqualTo(401);
    assertThat(trySignIn(who.email(), "set by somebody else").status()).isEqualTo(200);
  }

  @Test
  void theFirstAdministratorIsRegisteredOnceHoweverOftenTheProgramStarts() {
    var head = log.head();

    firstAdministrator.ensure();

    assertThat(log.head()).isEqualTo(head);
    assertThat(administrator().accountId()).isNotEmpty();
  }

  @Test
  void theLastAdministratorStaysOne() {
    var root = administrator();

    var refused = changeRole(root, root.accountId(), "LEARNER");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("LAST_ADMINISTRATOR");
    assertThat(administrator().accountId()).isEqualTo(root.accountId());
  }

  @Test
  void theLastAdministratorIsNotErased() {
    var root = administrator();

    var refused =
        post("/api/accounts/me/erasure")
            .as(root)
            .json("{\"password\": \"correct horse battery\"}")
            .send();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("LAST_ADMINISTRATOR");
    assertThat(administrator().accountId()).isEqualTo(root.accountId());
  }

  @Test
  void oneOfTwoAdministratorsMayGoAndTheOtherStays() {
    var root = administrator();
    var other = someone();
    changeRole(root, other.accountId(), "ADMINISTRATOR");

    assertThat(changeRole(root, other.accountId(), "LEARNER").status()).isEqualTo(204);
    assertThat(changeRole(root, root.accountId(), "LEARNER").code())
        .isEqualTo("LAST_ADMINISTRATOR");
  }

  @Test
  void twoAdministratorsWhoRemoveEachOtherAtOnceDoNotBothSucceed() {
    var root = administrator();
    for (var round = 0; round < 10; round++) {
      var email = someone();
      changeRole(root, email.accountId(), "ADMINISTRATOR");
      var other = signIn(email.email(), PASSWORD);

      var removed =
          Stream.of(other.accountId(), root.accountId())
              .parallel()
              .filter(
                  id ->
                      changeRole(id.equals(root.accountId()) ? other : root, id, "LEARNER").status()
                          == 204)
              .toList();

      assertThat(removed).hasSizeLessThan(2);
      if (removed.contains(root.accountId())) {
        changeRole(other, root.accountId(), "ADMINISTRATOR");
      }
      if (!removed.contains(other.accountId())) {
        assertThat(changeRole(root, other.accountId(), "LEARNER").status()).isEqualTo(204);
      }
    }
  }

  private Answer changeRole(SignedIn by, String accountId, String role) {
    return put("/api/accounts/" + accountId + "/role")
        .as(by)
        .json("{\"role\": \"" + role + "\"}")
        .send();
  }

  private Answer reset(SignedIn by, String accountId) {
    return put("/api/accounts/" + accountId + "/password")
        .as(by)
        .json("{\"newPassword\": \"set by somebody else\"}")
        .send();
  }
}
