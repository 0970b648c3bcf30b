package io.quizledger.platform.web;

/// What is wrong with one field of a request.
///
/// @param field its path in the body, as `answers[3].response`
/// @param message what it must be
public record FieldFault(String field, String message) {}
