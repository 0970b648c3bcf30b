package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// A question with its key, as its author wrote it and as the log keeps it.
///
/// Its JSON is the API's: the field `type` says which of the records it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SingleChoice.class, name = "SINGLE_CHOICE"),
  @JsonSubTypes.Type(value = MultipleChoice.class, name = "MULTIPLE_CHOICE"),
  @JsonSubTypes.Type(value = TrueFalse.class, name = "TRUE_FALSE"),
  @JsonSubTypes.Type(value = ShortAnswer.class, name = "SHORT_ANSWER"),
  @JsonSubTypes.Type(value = Numeric.class, name = "NUMERIC"),
  @JsonSubTypes.Type(value = Matching.class, name = "MATCHING"),
  @JsonSubTypes.Type(value = Ordering.class, name = "ORDERING"),
  @JsonSubTypes.Type(value = Essay.class, name = "ESSAY"),
  @JsonSubTypes.Type(value = Description.class, name = "DESCRIPTION"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Question
    permits SingleChoice,
        MultipleChoice,
        TrueFalse,
        ShortAnswer,
        Numeric,
        Matching,
        Ordering,
        Essay,
        Description {
  /// Names the question within its quiz.
  QuestionId questionId();

  /// What its author calls it; learners never see it.
  @Nullable String name();

  /// What is asked.
  String text();

  /// How the texts of the question are to be read.
  TextFormat textFormat();

  /// What a full answer earns, 0 to 10,000.
  Points points();

  /// What its author says to everyone who has answered.
  @Nullable String feedback();

  /// How hard its author thinks it is, in a word of their own.
  @Nullable String difficulty();

  /// Where its author keeps it among their questions, as a path such as `Geography/Rivers`;
  /// learners never see it.
  @Nullable String category();

  /// Whether a learner can answer it at all.
  @JsonIgnore
  default boolean isAnswerable() {
    return !(this instanceof Description);
  }
}
