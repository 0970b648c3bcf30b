package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// Something to read: it has no answer and no points.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Description(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category)
    implements Question {
  /// Fills in what is absent: plain text. Whatever `points` says, there are none.
  public Description(
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
    this.points = Points.ZERO;
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
  }
}
