package io.quizledger.events.serialization;

/// How one class of events stands in the log.
///
/// @param name chosen by hand and never changed, not even when the class is renamed or moved
/// @param eventClass the record that it is read into today
/// @param revision counts the forms that its JSON has had, from 1
public record EventType(String name, Class<?> eventClass, int revision) {}
