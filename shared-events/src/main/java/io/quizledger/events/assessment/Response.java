package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a learner answers to a question. Its JSON is the API's: its one field says which it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(ChosenOne.class),
  @JsonSubTypes.Type(ChosenSeveral.class),
  @JsonSubTypes.Type(Verdict.class),
  @JsonSubTypes.Type(WrittenText.class),
  @JsonSubTypes.Type(GivenNumber.class),
  @JsonSubTypes.Type(MatchedPairs.class),
  @JsonSubTypes.Type(ChosenOrder.class),
})
public sealed interface Response
    permits ChosenOne,
        ChosenSeveral,
        Verdict,
        WrittenText,
        GivenNumber,
        MatchedPairs,
        ChosenOrder {}
