package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a graded attempt came to.
///
/// @param points the sum over its questions, at least 0
/// @param maxPoints the sum of what its questions can earn
/// @param percent 100 × points ÷ maxPoints, half-up to four decimals; 0 if maxPoints is 0
/// @param passed whether percent reaches the passing percentage; absent where there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Score(Points points, Points maxPoints, Percent percent, @Nullable Boolean passed) {}
