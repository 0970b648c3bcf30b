package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.ChoiceId;
import org.jspecify.annotations.Nullable;

/// One of a question's choices.
///
/// @param weight what choosing it is worth
/// @param feedback for those who chose it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Choice(ChoiceId choiceId, String text, Weight weight, @Nullable String feedback) {}
