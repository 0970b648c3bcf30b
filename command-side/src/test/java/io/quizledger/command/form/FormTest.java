package io.quizledger.command.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private static Form form(String json) {
    return Form.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FieldFault> faults(String json, Consumer<Form> reader) {
    var form = form(json);
    reader.accept(form);
    return catchThrowableOfType(Refusal.class, form::check).faults();
  }

  @Test
  void whatIsAsItMustBeIsRead() {
    var form =
        form(
            """
            {"text": "a", "id": "q-1", "role": "ANALYST", "truth": true, "number": 1.50,
             "time": "2030-01-31T13:00:00.0009+01:00", "ids": ["x"], "inner": {"text": "b"}}
            """);

    assertThat(form.text("text", TextRule.line(1))).isEqualTo("a");
    assertThat(form.id("id", QuizId::new)).isEqualTo(new QuizId("q-1"));
    assertThat(form.oneOf("role", Role.class, Role.LEARNER)).isEqualTo(Role.ANALYST);
    assertThat(form.truth("truth")).isTrue();
    assertThat(form.decimal("number", BigDecimal.ZERO, BigDecimal.TEN, 1)).isEqualTo("1.5");
    assertThat(form.instant("time")).isEqualTo(Instant.parse("2030-01-31T12:00:00Z"));
    assertThat(form.ids("ids", 1, QuizId::new)).containsExactly(new QuizId("x"));
    assertThat(form.objects("list", 0, 1)).isEmpty();
    assertThat(form.object("inner").text("text", TextRule.line(1))).isEqualTo("b");
    form.check();
  }

  @Test
  void everyFaultIsNamedAtOnceAndWhatNobodyReadIsOne() {
    assertThat(
            faults(
                """
                {"text": 1, "role": "KING", "number": 1e999999999, "time": "noon", "ids": ["", 2],
                 "inner": {"text": "", "more": 1}, "list": [{}, 1], "other": null}
                """,
                form -> {
                  form.text("text", TextRule.line(1));
                  form.oneOf("role", Role.class, Role.LEARNER);
                  form.whole("number", 0, 9);
                  form.instant("time");
                  form.ids("ids", 2, QuizId::new);
                  form.object("inner").requiredText("text", TextRule.line(1));
                  form.objects("list", 0, 2);
                }))
        .containsExactly(
            new FieldFault("text", "must be a text"),
            new FieldFault("role", "must be one of LEARNER, INSTRUCTOR, ANALYST, ADMINISTRATOR"),
            new FieldFault("number", "must be a whole number from 0 to 9"),
            new FieldFault("time", "must be a time as 2030-01-31T12:00:00.000Z"),
            new FieldFault("ids[0]", "must be an id: 1 to 64 letters, digits, - or _"),
            new FieldFault("ids[1]", "must be an id: 1 to 64 letters, digits, - or _"),
            new FieldFault("inner.text", "must not be blank"),
            new FieldFault("list[1]", "must be an object"),
            new FieldFault("other", "is not known here"),
            new FieldFault("inner.more", "is not known here"));
  }

  @Test
  void whatMustBeThereIsMissingAlsoWhereItIsNull() {
    assertThat(
            faults(
                "{\"a\": null}",
                form -> {
                  form.require("a");
                  form.require("b");
                  form.objects("c", 1, 9);
                }))
        .containsExactly(
            new FieldFault("a", "must be given"),
            new FieldFault("b", "must be given"),
            new FieldFault("c", "must be given"));
  }

  @Test
  void aConsequenceOfAFaultIsNoFaultOfItsOwn() {
    assertThat(
            faults(
                "{\"list\": [1]}",
                form -> {
                  form.objects("list", 1, 1);
                  form.faultUnlessWithin("list", "must have a part");
                  form.faultUnlessWithin("lists", "must be there");
                }))
        .containsExactly(
            new FieldFault("list[0]", "must be an object"),
            new FieldFault("lists", "must be there"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "{", "{\"a\":1,\"a\":1}", "{} {}"})
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertThatThrownBy(() -> form(body))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(CommonErrorCode.MALFORMED));
  }
}
