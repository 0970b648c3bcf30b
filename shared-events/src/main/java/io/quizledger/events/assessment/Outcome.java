package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a response to one question came to. It is computed when the answer is given and recorded
/// with it; a part that its reader may not see (yet) is absent.
///
/// @param points what was earned, possibly below zero; absent until marked
/// @param maxPoints what a full answer earns
/// @param correctness how right it is
/// @param feedback the author's words to this response
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
    @Nullable Points points,
    @Nullable Points maxPoints,
    @Nullable Correctness correctness,
    @Nullable String feedback) {
  /// What no response to `question` comes to: no points, no feedback; wrong, unless there was
  /// nothing to answer. An essay without an answer needs no mark.
  public static Outcome unanswered(Question question) {
    var correctness = question.isAnswerable() ? Correctness.WRONG : null;
    return new Outcome(Points.ZERO, question.points(), correctness, null);
  }
}
