package io.quizledger.events.assessment;

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
    List<Pair> pairs,
    List<String> distractors)
    implements Question {
  /// Copies the lists.
  public Matching {
    pairs = List.copyOf(pairs);
    distractors = List.copyOf(distractors);
  }
}
