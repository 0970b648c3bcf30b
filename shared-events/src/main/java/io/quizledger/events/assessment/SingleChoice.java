package io.quizledger.events.assessment;

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
    List<Choice> choices)
    implements Question {
  /// Copies the lists.
  public SingleChoice {
    choices = List.copyOf(choices);
  }
}
