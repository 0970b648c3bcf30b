package io.quizledger.query.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.events.account.Role;
import io.quizledger.platform.access.AccountFields;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The query side's own commands, by an analyst whose token outlived the account.
class ErasedActorsTest extends QuerySideTest {
  private final String anna = fresh("anna");

  @Autowired MongoDatabase accounts;

  @BeforeEach
  void anAnalyst() {
    account(anna, "Anna", true);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/log/verifications, ANALYST",
    "POST, /api/log/verifications, LEARNER",
    "DELETE, /api/log/verifications/none, ANALYST",
    "DELETE, /api/projections/catalogue/rebuild, ANALYST"
  })
  void takesNoCommandOfAnErasedAccount(String method, String path, Role role) {
    assertThat(send(method, path, "", anna, role).status()).isNotEqualTo(401);

    erase(anna);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              var answer = send(method, path, "", anna, role);
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.at("/code")).isEqualTo("UNAUTHENTICATED");
            });
    assertThat(send(method, path, "", fresh("ben"), Role.ANALYST).status()).isNotEqualTo(401);
  }

  private void erase(String accountId) {
    accounts
        .getCollection(AccountFields.COLLECTION)
        .updateOne(
            Filters.eq(AccountFields.ID, accountId),
            Updates.set(AccountFields.ERASED_AT, new Date()));
  }
}
