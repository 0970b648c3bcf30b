package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// A text that a person marks.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Essay(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category)
    implements Question {
  /// Fills in what is absent: plain text, 1 point.
  public Essay(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
  }
}
