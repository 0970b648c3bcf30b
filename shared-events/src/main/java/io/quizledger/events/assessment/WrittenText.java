package io.quizledger.events.assessment;

/// Words.
public record WrittenText(String text) implements Response {}
