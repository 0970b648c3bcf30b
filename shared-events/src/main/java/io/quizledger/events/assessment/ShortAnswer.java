package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A few words are to be written.
///
/// @param answers the first that matches counts
/// @param caseSensitive whether capitals matter
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShortAnswer(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category,
    List<AcceptedText> answers,
    boolean caseSensitive)
    implements Question {
  /// Fills in what is absent: plain text, 1 point.
  public ShortAnswer(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category,
      @Nullable List<AcceptedText> answers,
      boolean caseSensitive) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
    this.answers = answers == null ? List.of() : List.copyOf(answers);
    this.caseSensitive = caseSensitive;
  }

  /// Reads a question; where nothing is said of capitals, they do not matter.
  @JsonCreator
  static ShortAnswer read(
      @JsonProperty("questionId") QuestionId questionId,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("text") String text,
      @JsonProperty("textFormat") @Nullable TextFormat textFormat,
      @JsonProperty("points") @Nullable Points points,
      @JsonProperty("feedback") @Nullable String feedback,
      @JsonProperty("difficulty") @Nullable String difficulty,
      @JsonProperty("category") @Nullable String category,
      @JsonProperty("answers") @Nullable List<AcceptedText> answers,
      @JsonProperty("caseSensitive") @Nullable Boolean caseSensitive) {
    return new ShortAnswer(
        questionId,
        name,
        text,
        textFormat,
        points,
        feedback,
        difficulty,
        category,
        answers,
        requireNonNullElse(caseSensitive, false));
  }
}
