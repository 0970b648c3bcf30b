package io.quizledger.command.audit;

import io.quizledger.events.assessment.Points;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fact says something else of a score than its paper and responses do.
///
/// @param questionId null where it is about the attempt as a whole
/// @param recorded the points in the fact; null where it has none
/// @param recomputed the points that there must be; null where there must be none, or where none
///   can be computed
/// @param parts what differs, by the names of the fact's fields
record Difference(
    AttemptId attemptId,
    @Nullable QuestionId questionId,
    @Nullable Points recorded,
    @Nullable Points recomputed,
    List<String> parts) {}
