package io.quizledger.events.assessment;

import io.quizledger.events.ids.ChoiceId;

/// One choice.
public record ChosenOne(ChoiceId choice) implements Response {}
