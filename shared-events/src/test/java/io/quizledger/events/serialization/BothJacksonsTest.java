package io.quizledger.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.TextFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The log's JSON is written by Jackson 2 and HTTP's by Jackson 3: the records mean the same to
/// both.
class BothJacksonsTest {
  enum Jackson {
    TWO {
      private final ObjectMapper mapper = EventJson.mapper();

      @Override
      <T> T read(String json, Class<T> type) throws Exception {
        return mapper.readValue(json, type);
      }

      @Override
      String write(Object value) throws Exception {
        return mapper.writeValueAsString(value);
      }
    },
    THREE {
      private final JsonMapper mapper =
          JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

      @Override
      <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
      }

      @Override
      String write(Object value) {
        return mapper.writeValueAsString(value);
      }
    };

    abstract <T> T read(String json, Class<T> type) throws Exception;

    abstract String write(Object value) throws Exception;
  }

  static List<StoredSample> samples() {
    return StoredSample.all().stream()
        .filter(s -> s.revision() == EventTypes.named(s.name()).orElseThrow().revision())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyEventIsTheSameToBoth(StoredSample sample) throws Exception {
    var type = EventTypes.named(sample.name()).orElseThrow().eventClass();
    var event = Jackson.TWO.read(sample.json(), type);

    assertThat((Object) Jackson.THREE.read(Jackson.TWO.write(event), type)).isEqualTo(event);
    assertThat((Object) Jackson.TWO.read(Jackson.THREE.write(event), type)).isEqualTo(event);
  }

  @ParameterizedTest
  @EnumSource
  void settingsThatSayNothingAreTheDefaults(Jackson jackson) throws Exception {
    assertThat(jackson.read("{}", QuizSettings.class)).isEqualTo(QuizSettings.DEFAULT);
    assertThat(jackson.read("{\"review\":{}}", QuizSettings.class)).isEqualTo(QuizSettings.DEFAULT);
    assertThat(
            jackson.read(
                "{\"attemptScoring\":null,\"review\":null,\"graceSeconds\":null}",
                QuizSettings.class))
        .isEqualTo(QuizSettings.DEFAULT);
    assertThat(QuizSettings.DEFAULT.attemptScoring()).isEqualTo(AttemptScoring.HIGHEST);
    assertThat(QuizSettings.DEFAULT.review()).isEqualTo(ReviewSettings.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionThatSaysLittleTakesItsDefaults(Jackson jackson) throws Exception {
    var shortAnswer =
        (ShortAnswer)
            jackson.read(
                """
                {"questionId":"q","text":"?","answers":[{"text":"a","weight":100}],
                 "type":"SHORT_ANSWER"}\
                """,
                Question.class);
    assertThat(shortAnswer.points()).isEqualTo(Points.ONE);
    assertThat(shortAnswer.textFormat()).isEqualTo(TextFormat.PLAIN);
    assertThat(shortAnswer.caseSensitive()).isFalse();
    assertThat(shortAnswer.answers()).extracting(AcceptedText::text).containsExactly("a");

    var multiple =
        (MultipleChoice)
            jackson.read(
                "{\"type\":\"MULTIPLE_CHOICE\",\"questionId\":\"q\",\"text\":\"?\"}",
                Question.class);
    assertThat(multiple.choices()).isEmpty();
    assertThat(multiple.rule()).isEqualTo(ChoicesRule.SUM_OF_WEIGHTS);

    var ordering =
        (Ordering)
            jackson.read(
                "{\"type\":\"ORDERING\",\"questionId\":\"q\",\"text\":\"?\"}", Question.class);
    assertThat(ordering.rule()).isEqualTo(OrderingRule.ALL_OR_NOTHING);

    var matching =
        (Matching)
            jackson.read(
                "{\"type\":\"MATCHING\",\"questionId\":\"q\",\"text\":\"?\"}", Question.class);
    assertThat(matching.distractors()).isEmpty();

    assertThat(
            jackson
                .read(
                    "{\"type\":\"DESCRIPTION\",\"questionId\":\"q\",\"text\":\"!\",\"points\":7}",
                    Question.class)
                .points())
        .isEqualTo(Points.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void absentTagsAreNone(Jackson jackson) throws Exception {
    assertThat(jackson.read("{\"title\":\"t\"}", QuizDetails.class).tags()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void decimalsSurviveWhereverTheTypeStands(Jackson jackson) throws Exception {
    var question =
        jackson.read(
            """
            {"points":1234.5678,"questionId":"q","text":"?","choices":[
              {"choiceId":"a","text":"a","weight":33.33333},
              {"choiceId":"b","text":"b","weight":1E+2}],"type":"SINGLE_CHOICE"}\
            """,
            Question.class);

    assertThat(jackson.write(question))
        .contains("\"points\":1234.5678", "\"weight\":33.33333", "\"weight\":100");
  }

  static Stream<String> notResponses() {
    return Stream.of(
        "{}",
        "{\"choice\":null}",
        "{\"choices\":null}",
        "{\"choices\":[null]}",
        "{\"value\":null}",
        "{\"text\":null}",
        "{\"number\":null}",
        "{\"pairs\":null}",
        "{\"pairs\":{\"p\":null}}",
        "{\"order\":null}",
        "{\"choice\":\"a b\"}",
        "{\"choice\":\"a\",\"text\":\"b\"}",
        "{\"unknown\":1}",
        "[]");
  }

  @ParameterizedTest
  @MethodSource("notResponses")
  void whatIsNoResponseIsRefused(String json) {
    for (var jackson : Jackson.values()) {
      assertThatThrownBy(() -> jackson.read(json, Response.class))
          .as(jackson + " " + json)
          .isInstanceOfAny(
              com.fasterxml.jackson.core.JacksonException.class,
              tools.jackson.core.JacksonException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHugeExponentIsRefusedAndNotWrittenOut(Jackson jackson) throws Exception {
    assertThatThrownBy(() -> jackson.read("1e999999999", Points.class)).isNotNull();
    assertThat(jackson.read("1e-999999999", Points.class)).isEqualTo(Points.ZERO);
    assertThat(jackson.read("0e999999999", Points.class)).isEqualTo(Points.ZERO);
  }
}
