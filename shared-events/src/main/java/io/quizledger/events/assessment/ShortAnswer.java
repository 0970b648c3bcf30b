package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    List<AcceptedText> answers,
    boolean caseSensitive)
    implements Question {
  /// Copies the lists.
  public ShortAnswer {
    answers = List.copyOf(answers);
  }
}
