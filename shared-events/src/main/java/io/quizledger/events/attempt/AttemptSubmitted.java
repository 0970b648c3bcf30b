package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import java.util.List;

/// An attempt ended: nothing that comes later counts.
///
/// @param toBeMarked the answered questions that a person has yet to mark
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptSubmitted(
    AttemptRef attempt,
    Instant startedAt,
    Instant submittedAt,
    SubmittedBy submittedBy,
    List<QuestionId> toBeMarked)
    implements AttemptEvent {
  /// Copies the list.
  public AttemptSubmitted {
    toBeMarked = List.copyOf(toBeMarked);
  }
}
