package io.quizledger.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"type":"SINGLE_CHOICE","choices":[{"choiceId":"a","weight":100},{"choiceId":"b","weight":-33.33333}]} | {"choice":"b"} | -0.3333
          {"type":"MULTIPLE_CHOICE","points":3,"choices":[{"choiceId":"a","weight":50},{"choiceId":"b","weight":-100}]} | {"choices":["b"]} | 0.0000
          {"type":"MULTIPLE_CHOICE","rule":"ALL_OR_NOTHING","choices":[{"choiceId":"a","weight":50},{"choiceId":"b","weight":0}]} | {"choices":["a"]} | 1.0000
          {"type":"TRUE_FALSE","answer":false,"points":2} | {"value":false} | 2.0000
          {"type":"SHORT_ANSWER","answers":[{"text":"New * York","weight":50}]} | {"text":" new   BIG york "} | 0.5000
          {"type":"SHORT_ANSWER","answers":[{"text":"a\\\\*","weight":100}]} | {"text":"ab"} | 0.0000
          {"type":"NUMERIC","answers":[{"value":"3.14","tolerance":"0.01","weight":100}]} | {"number":"3.15"} | 1.0000
          {"type":"NUMERIC","answers":[{"min":"1","max":"2","weight":25}],"points":2} | {"number":"15e-1"} | 0.5000
          {"type":"MATCHING","pairs":[{"pairId":"1","match":"x"},{"pairId":"2","match":"y"},{"pairId":"3","match":"z"}]} | {"pairs":{"1":"x","2":"z","3":"z"}} | 0.6667
          {"type":"ORDERING","rule":"RIGHT_POSITIONS","items":[{"itemId":"1"},{"itemId":"2"},{"itemId":"3"}]} | {"order":["1","3","2"]} | 0.3333
          {"type":"ORDERING","items":[{"itemId":"1"},{"itemId":"2"}]} | {"order":["2","1"]} | 0.0000
          """)
  void a_question_is_worth(String question, String response, String points) throws Exception {
    assertThat(
            Scores.points(Api.JSON.readTree(question), Api.JSON.readTree(response), null)
                .toPlainString())
        .isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"a,1.0000,33.3333", "b,0.0000,0.0000"})
  void an_attempt_is_never_below_nothing(String choice, String points, String percent)
      throws Exception {
    var questions =
        Api.JSON.readTree(
            """
            [{"questionId":"q","type":"SINGLE_CHOICE",
              "choices":[{"choiceId":"a","weight":100},{"choiceId":"b","weight":-50}]},
             {"questionId":"r","type":"ESSAY","points":2}, {"questionId":"s","type":"DESCRIPTION"}]
            """);
    var response = Api.JSON.createObjectNode().put("choice", choice);
    var score = Scores.of(questions, Map.of("q", response), Map.of());
    assertThat(score.points().toPlainString()).isEqualTo(points);
    assertThat(score.percent().toPlainString()).isEqualTo(percent);
  }
}
