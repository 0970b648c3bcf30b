package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An attempt ended: nothing that comes later counts.
///
/// @param answersGiven how many answers it was given, changes of mind included and clearings not;
///   absent in facts of releases that did not say so
/// @param toBeMarked the answered questions that a person has yet to mark
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptSubmitted(
    AttemptRef attempt,
    Instant startedAt,
    Instant submittedAt,
    SubmittedBy submittedBy,
    @Nullable Integer answersGiven,
    List<QuestionId> toBeMarked)
    implements AttemptEvent {
  /// Copies the list.
  public AttemptSubmitted {
    toBeMarked = List.copyOf(toBeMarked);
  }
}
