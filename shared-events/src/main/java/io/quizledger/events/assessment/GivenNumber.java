package io.quizledger.events.assessment;

/// A number, as the learner wrote it.
public record GivenNumber(String number) implements Response {}
