package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An answer that a short answer question accepts.
///
/// @param text `*` stands for any text, `\*` for a star
/// @param weight what it is worth
/// @param feedback for those who gave it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AcceptedText(String text, Weight weight, @Nullable String feedback) {}
