package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any number of several choices may be chosen.
///
/// @param choices two or more
/// @param rule how the chosen ones add up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MultipleChoice(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    List<Choice> choices,
    ChoicesRule rule)
    implements Question {
  /// Copies the lists.
  public MultipleChoice {
    choices = List.copyOf(choices);
  }
}
