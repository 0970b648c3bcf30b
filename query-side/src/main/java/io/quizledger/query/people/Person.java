package io.quizledger.query.people;

/// What others may know of somebody.
///
/// @param displayName the name that they gave themselves
/// @param onLeaderboards whether they let leaderboards name them
public record Person(String displayName, boolean onLeaderboards) {}
