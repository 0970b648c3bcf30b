package io.quizledger.events.assessment;

/// True or false.
public record Verdict(boolean value) implements Response {}
