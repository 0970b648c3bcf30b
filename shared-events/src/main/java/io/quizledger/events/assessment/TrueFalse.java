package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// A statement that is true or false.
///
/// @param answer which of the two is right
/// @param feedbackTrue for those who said true
/// @param feedbackFalse for those who said false
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrueFalse(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category,
    boolean answer,
    @Nullable String feedbackTrue,
    @Nullable String feedbackFalse)
    implements Question {
  /// Fills in what is absent: plain text, 1 point.
  public TrueFalse(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category,
      boolean answer,
      @Nullable String feedbackTrue,
      @Nullable String feedbackFalse) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
    this.answer = answer;
    this.feedbackTrue = feedbackTrue;
    this.feedbackFalse = feedbackFalse;
  }
}
