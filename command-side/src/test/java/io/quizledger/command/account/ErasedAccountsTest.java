package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.access.AccessSettings;
import io.quizledger.platform.access.ErasedAccounts;
import io.quizledger.platform.web.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ErasedAccountsTest extends AccountsOverHttp {
  @Autowired AccessSettings settings;

  @Test
  void onceAnErasureIsAcknowledgedNoNodeTakesACommandAlsoOneThatJustLooked() {
    var who = someone();
    var nodes = List.of(node(), node(), node());
    for (var node : nodes) {
      assertThatCode(() -> node.refuseErased(who.accountId())).doesNotThrowAnyException();
    }

    post("/api/accounts/me/erasure").as(who).json("{\"password\": \"" + PASSWORD + "\"}").send();

    for (var node : nodes) {
      assertThatThrownBy(() -> node.refuseErased(who.accountId())).isInstanceOf(Refusal.class);
    }
  }

  private ErasedAccounts node() {
    return new ErasedAccounts(database, settings, clock);
  }
}
