package io.quizledger.command.quiz;

import io.quizledger.events.assessment.AssessmentLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How large questions and responses may be, in UTF-16 units.
///
/// @param nameLength of a question's name, difficulty and category
/// @param textLength of a question's text and of each feedback
/// @param optionLength of a choice, an accepted text, a prompt, a match or an item
/// @param options how many of them a question may have
/// @param shortResponseLength of the answer to a short answer question
/// @param essayResponseLength of the answer to an essay question
@ConfigurationProperties("quizledger.assessment")
public record AssessmentSettings(
    @DefaultValue("500") int nameLength,
    @DefaultValue("100000") int textLength,
    @DefaultValue("10000") int optionLength,
    @DefaultValue("500") int options,
    @DefaultValue("10000") int shortResponseLength,
    @DefaultValue("100000") int essayResponseLength) {
  AssessmentLimits limits() {
    return new AssessmentLimits(
        nameLength, textLength, optionLength, options, shortResponseLength, essayResponseLength);
  }
}
