package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items are to be put in order.
///
/// @param items two or more, in the right order
/// @param rule how places add up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ordering(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category,
    List<Item> items,
    OrderingRule rule)
    implements Question {
  /// Fills in what is absent: plain text, 1 point, all or nothing.
  public Ordering(
      QuestionId questionId,
      @Nullable String name,
      String text,
      @Nullable TextFormat textFormat,
      @Nullable Points points,
      @Nullable String feedback,
      @Nullable String difficulty,
      @Nullable String category,
      @Nullable List<Item> items,
      @Nullable OrderingRule rule) {
    this.questionId = questionId;
    this.name = name;
    this.text = text;
    this.textFormat = requireNonNullElse(textFormat, TextFormat.PLAIN);
    this.points = requireNonNullElse(points, Points.ONE);
    this.feedback = feedback;
    this.difficulty = difficulty;
    this.category = category;
    this.items = items == null ? List.of() : List.copyOf(items);
    this.rule = requireNonNullElse(rule, OrderingRule.ALL_OR_NOTHING);
  }
}
