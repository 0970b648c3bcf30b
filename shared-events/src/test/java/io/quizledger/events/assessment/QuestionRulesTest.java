package io.quizledger.events.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.serialization.EventJson;
import io.quizledger.events.serialization.StoredPaper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionRulesTest {
  private static final AssessmentLimits LIMITS = new AssessmentLimits(10, 50, 20, 4, 5, 10);

  static Stream<Question> wholeQuestions() {
    return StoredPaper.read().questions().stream();
  }

  @ParameterizedTest
  @MethodSource("wholeQuestions")
  void aWholeQuestionHasNoFaults(Question question) {
    assertThat(new QuestionRules(AssessmentLimits.DEFAULT).faults(question)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"ESSAY","text":" "}                                   | text
          {"type":"ESSAY","text":"a\\u0000b"}                           | text
          {"type":"ESSAY","text":"a\\u0007b"}                           | text
          {"type":"ESSAY","text":"a\\ud800b"}                           | text
          {"type":"ESSAY","text":"012345678901234567890123456789012345678901234567890"} | text
          {"type":"ESSAY","text":"?","name":"01234567890"}              | name
          {"type":"ESSAY","text":"?","name":"a\\nb"}                    | name
          {"type":"ESSAY","text":"?","difficulty":"a\\rb"}              | difficulty
          {"type":"ESSAY","text":"?","category":"01234567890"}          | category
          {"type":"ESSAY","text":"?","category":"a\\nb"}                | category
          {"type":"ESSAY","text":"?","feedback":"\\u0001"}              | feedback
          {"type":"ESSAY","text":"?","points":-0.0001}                  | points
          {"type":"ESSAY","text":"?","points":10000.0001}               | points
          {"type":"SINGLE_CHOICE","text":"?"}                           | choices;choices
          {"type":"SINGLE_CHOICE","text":"?","choices":[{"choiceId":"a","text":"a","weight":100}]} | choices
          {"type":"SINGLE_CHOICE","text":"?","choices":[{"choiceId":"a","text":"a","weight":99.99999},{"choiceId":"b","text":"b","weight":0}]} | choices
          {"type":"SINGLE_CHOICE","text":"?","choices":[{"choiceId":"a","text":"a","weight":100},{"choiceId":"a","text":"","weight":0}]} | choices[1].choiceId;choices[1].text
          {"type":"MULTIPLE_CHOICE","text":"?","choices":[{"choiceId":"a","text":"a","weight":0},{"choiceId":"b","text":"b","weight":-100}]} | choices
          {"type":"TRUE_FALSE","text":"?","answer":true,"feedbackTrue":"\\u0001","feedbackFalse":"\\u007f"} | feedbackTrue;feedbackFalse
          {"type":"SHORT_ANSWER","text":"?"}                            | answers;answers
          {"type":"SHORT_ANSWER","text":"?","answers":[{"text":"","weight":100},{"text":"012345678901234567890","weight":0}]} | answers[0].text;answers[1].text
          {"type":"SHORT_ANSWER","text":"?","answers":[{"text":"a","weight":0}]} | answers
          {"type":"SHORT_ANSWER","text":"?","answers":[{"text":"01234567890123456789","weight":100},{"text":"01234567890123456789","weight":0},{"text":"01234567890","weight":0}]} | answers
          {"type":"NUMERIC","text":"?","answers":[{"value":"1,5","weight":100}]} | answers[0].value
          {"type":"NUMERIC","text":"?","answers":[{"value":"1e401","weight":100}]} | answers[0].value
          {"type":"NUMERIC","text":"?","answers":[{"value":"1","tolerance":"-1","weight":100}]} | answers[0].tolerance
          {"type":"NUMERIC","text":"?","answers":[{"min":"2","max":"1","weight":100}]} | answers[0].max
          {"type":"NUMERIC","text":"?","answers":[{"weight":100}]}       | answers[0]
          {"type":"NUMERIC","text":"?","answers":[{"min":"2","weight":100}]} | answers[0]
          {"type":"NUMERIC","text":"?","answers":[{"value":"1","min":"0","max":"2","weight":100}]} | answers[0]
          {"type":"MATCHING","text":"?","pairs":[{"pairId":"a","prompt":"","match":"m"}],"distractors":[""]} | pairs;pairs[0].prompt;distractors[0]
          {"type":"ORDERING","text":"?","items":[{"itemId":"a","text":"x"},{"itemId":"a","text":"y"}]} | items[1].itemId
          {"type":"ORDERING","text":"?","items":[{"itemId":"a","text":"x"},{"itemId":"b","text":"y"},{"itemId":"c","text":"z"},{"itemId":"d","text":"z"},{"itemId":"e","text":"z"}]} | items
          """)
  void everyOffendingFieldIsNamed(String json, String fields) throws Exception {
    var question =
        EventJson.mapper()
            .readValue(json.replaceFirst("\\{", "{\"questionId\":\"q\","), Question.class);

    assertThat(new QuestionRules(LIMITS).faults(question))
        .extracting(Fault::field)
        .containsExactly(fields.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | {"choice":"c2"}                      | {"choice":"c9"}
          1 | {"choices":[]}                       | {"choices":["c1","c1"]}
          1 | {"choices":["c4","c1"]}              | {"choices":["c9"]}
          2 | {"value":true}                       | {"text":"true"}
          3 | {"text":"Oslo"}                      | {"text":"a\\u0000"}
          3 | {"text":""}                          | {"text":"sixsix"}
          4 | {"number":"1e400"}                   | {"number":"1e401"}
          4 | {"number":"-0.5E-3"}                 | {"number":".5"}
          4 | {"number":"+1"}                      | {"number":"1."}
          4 | {"number":"00"}                      | {"number":"0x1"}
          4 | {"number":"1e0000000000400"}         | {"number":"1e"}
          4 | {"number":"1e-400"}                  | {"number":"NaN"}
          4 | {"number":"7"}                       | {"number":"٣"}
          5 | {"pairs":{}}                         | {"pairs":{"p9":"Madrid"}}
          5 | {"pairs":{"p1":"Porto"}}             | {"pairs":{"p1":"madrid"}}
          6 | {"order":["i2","i1"]}                | {"order":["i2"]}
          6 | {"order":["i1","i2"]}                | {"order":["i1","i1"]}
          6 | {"order":["i1","i2"]}                | {"order":["i1","i2","i2"]}
          7 | {"text":"0123456789"}                | {"text":"0123456789x"}
          7 | {"text":"\\u0007"}                   | {"text":"\\ud800"}
          """)
  void aResponseFitsOrIsToldWhyNot(int question, String fitting, String unfit) throws Exception {
    var asked = StoredPaper.read().questions().get(question);
    var rules = new ResponseRules(LIMITS);

    assertThat(rules.fault(asked, response(fitting))).isEmpty();
    assertThat(rules.fault(asked, response(unfit))).isNotEmpty();
  }

  @Test
  void nothingFitsADescription() throws Exception {
    var description = StoredPaper.read().questions().get(8);

    for (var response : List.of("{\"text\":\"a\"}", "{\"choices\":[]}", "{\"value\":true}")) {
      assertThat(new ResponseRules(LIMITS).fault(description, response(response))).isNotEmpty();
    }
  }

  private static Response response(String json) throws Exception {
    return EventJson.mapper().readValue(json, Response.class);
  }
}
