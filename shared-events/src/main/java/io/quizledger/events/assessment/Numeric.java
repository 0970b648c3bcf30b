package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number is to be given.
///
/// @param answers the first that matches counts
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Numeric(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    List<AcceptedNumber> answers)
    implements Question {
  /// Copies the lists.
  public Numeric {
    answers = List.copyOf(answers);
  }
}
