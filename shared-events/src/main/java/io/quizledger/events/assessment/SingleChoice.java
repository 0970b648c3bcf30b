package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of several choices is to be chosen.
///
/// @param choices two or more, the best of which weighs 100
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SingleChoice(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category,
    List<Choice> choices)
    implements Question {
  /// Fills in what is absent: plain text, 1 point.
  public SingleChoice(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category,
      @Nullable List<Choice> choices) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
    this.choices = choices == null ? List.of() : List.copyOf(choices);
  }
}
