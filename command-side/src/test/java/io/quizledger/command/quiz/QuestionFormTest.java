package io.quizledger.command.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.command.form.Form;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFormTest {
  @ParameterizedTest
  @ValueSource(strings = {"", ",\"answer\":null"})
  void aStatementIsRefusedUnlessItIsSaidWhetherItIsTrue(String answer) {
    var body = "{\"type\":\"TRUE_FALSE\",\"text\":\"?\"%s}".formatted(answer);
    var form = Form.of(body.getBytes(StandardCharsets.UTF_8));
    var _ = new QuestionForm(form, () -> "id").read(new QuestionId("q-1"));

    assertThatThrownBy(form::check)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults())
                    .containsExactly(new FieldFault("answer", "must be given")));
  }
}
