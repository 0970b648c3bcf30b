package io.quizledger.events.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.serialization.StoredPaper;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnersPaperTest {
  private static final JsonMapper HTTP = JsonMapper.builder().build();
  private final Paper paper = StoredPaper.read();

  @Test
  void aLearnerSeesExactlyWhatTheApiSays() {
    var shown = HTTP.readTree(HTTP.writeValueAsString(LearnersPaper.of(paper, 1).questions()));

    for (JsonNode question : shown) {
      var own =
          switch (question.get("type").stringValue()) {
            case "SINGLE_CHOICE", "MULTIPLE_CHOICE" -> Set.of("choices");
            case "MATCHING" -> Set.of("prompts", "matches");
            case "ORDERING" -> Set.of("items");
            default -> Set.<String>of();
          };
      assertThat(question.propertyNames())
          .containsAll(Set.of("questionId", "type", "text", "textFormat", "points"))
          .containsAll(own)
          .hasSize(5 + own.size());
      question
          .path("choices")
          .forEach(c -> assertThat(c.propertyNames()).containsExactly("choiceId", "text"));
      question
          .path("prompts")
          .forEach(p -> assertThat(p.propertyNames()).containsExactly("pairId", "prompt"));
      question
          .path("items")
          .forEach(i -> assertThat(i.propertyNames()).containsExactly("itemId", "text"));
    }
    assertThat(shown).hasSize(paper.questions().size());
  }

  @Test
  void nothingOfTheKeyIsInTheBytes() {
    var bytes = HTTP.writeValueAsString(LearnersPaper.of(paper, 1));

    assertThat(bytes)
        .doesNotContain("weight", "feedback", "latvia", "rule", "answer", "Oslo", "-33.33333");
  }

  @Test
  void theSameSeedShowsTheSamePaper() {
    assertThat(LearnersPaper.of(paper, 12)).isEqualTo(LearnersPaper.of(paper, 12));
    assertThat(LearnersPaper.of(paper, 12)).isNotEqualTo(LearnersPaper.of(paper, 13));
  }

  @Test
  void questionsAndChoicesKeepTheirOrderUnlessTheSettingsSayOtherwise() {
    var unshuffled =
        new Paper(paper.quizId(), 1, paper.details(), QuizSettings.DEFAULT, paper.questions());

    IntStream.range(0, 20)
        .forEach(
            seed -> {
              var shown = LearnersPaper.of(unshuffled, seed).questions();
              assertThat(shown)
                  .extracting(LearnersQuestion::questionId)
                  .isEqualTo(paper.questions().stream().map(Question::questionId).toList());
              assertThat(shown.getFirst().choices())
                  .extracting(LearnersQuestion.ShownChoice::text)
                  .containsExactly("Riga", "Tallinn", "Vilnius");
            });
  }

  @Test
  void matchesAndItemsAreShuffledWhateverTheSettingsSay() {
    var unshuffled =
        new Paper(paper.quizId(), 1, paper.details(), QuizSettings.DEFAULT, paper.questions());
    var orders =
        IntStream.range(0, 50)
            .mapToObj(seed -> LearnersPaper.of(unshuffled, seed).questions())
            .toList();

    assertThat(orders.stream().map(questions -> questions.get(5).matches()).distinct()).hasSize(6);
    assertThat(orders.stream().map(questions -> questions.get(6).items()).distinct()).hasSize(2);
  }

  @Test
  void aMatchOfSeveralPromptsIsShownOnce() {
    var matching =
        (Matching)
            paper.questions().stream().filter(Matching.class::isInstance).findFirst().orElseThrow();
    var doubled =
        new Matching(
            matching.questionId(),
            null,
            "?",
            null,
            null,
            null,
            null,
            null,
            List.of(
                new Pair(matching.pairs().get(0).pairId(), "a", "x"),
                new Pair(matching.pairs().get(1).pairId(), "b", "x")),
            List.of("y", "x"));

    assertThat(LearnersQuestion.of(doubled, false, 3).matches())
        .containsExactlyInAnyOrder("x", "y");
  }
}
