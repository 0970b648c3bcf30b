package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// A text that a person marks.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Essay(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty)
    implements Question {}
