package io.quizledger.events.assessment;

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
    List<Item> items,
    OrderingRule rule)
    implements Question {
  /// Copies the lists.
  public Ordering {
    items = List.copyOf(items);
  }
}
