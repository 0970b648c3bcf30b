package io.quizledger.events.assessment;

/// Something that is wrong with a field.
///
/// @param field its path, as `choices[2].weight`
/// @param message what it must be
public record Fault(String field, String message) {}
