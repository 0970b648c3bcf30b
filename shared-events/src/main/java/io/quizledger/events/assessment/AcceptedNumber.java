package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An answer that a numeric question accepts: a `value` within a `tolerance`, or a range from `min`
/// to `max`, both ends included. Numbers are kept as their author wrote them.
///
/// @param value absent for a range
/// @param tolerance how far from the value an answer may lie; absent: 0
/// @param min absent for a value
/// @param max absent for a value
/// @param weight what it is worth
/// @param feedback for those who gave it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AcceptedNumber(
    @Nullable String value,
    @Nullable String tolerance,
    @Nullable String min,
    @Nullable String max,
    Weight weight,
    @Nullable String feedback) {}
