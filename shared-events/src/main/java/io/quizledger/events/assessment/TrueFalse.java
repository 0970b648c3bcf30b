package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// A statement that is true or false.
///
/// @param answer which of the two is right
/// @param feedbackTrue for those who said true
/// @param feedbackFalse for those who said false
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrueFalse(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    boolean answer,
    @Nullable String feedbackTrue,
    @Nullable String feedbackFalse)
    implements Question {}
