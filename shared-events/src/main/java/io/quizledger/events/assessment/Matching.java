package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each prompt is to be given its match.
///
/// @param pairs two or more
/// @param distractors matches that belong to no prompt
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Matching(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category,
    List<Pair> pairs,
    List<String> distractors)
    implements Question {
  /// Fills in what is absent: plain text, 1 point, no distractors.
  public Matching(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category,
      @Nullable List<Pair> pairs,
      @Nullable List<String> distractors) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
    this.pairs = pairs == null ? List.of() : List.copyOf(pairs);
    this.distractors = distractors == null ? List.of() : List.copyOf(distractors);
  }
}
