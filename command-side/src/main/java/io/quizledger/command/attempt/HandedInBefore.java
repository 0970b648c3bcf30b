package io.quizledger.command.attempt;

/// Where an attempt's hand-in stands.
///
/// @param fact its number among the attempt's facts, from 0
/// @param shown what may be told of it by now
record HandedInBefore(long fact, Shown shown) {}
