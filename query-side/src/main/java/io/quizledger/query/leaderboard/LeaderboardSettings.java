package io.quizledger.query.leaderboard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the leaderboard.
///
/// @param maxCounted how many standings that agree in points and time are counted one by one at
///   most for a rank
/// @param sharedBoards how many boards are kept in memory for those who ask for the same one
/// @param sharedFor for how long; names on a board are as old at most
@ConfigurationProperties("quizledger.leaderboard")
record LeaderboardSettings(
    @DefaultValue("10000") int maxCounted,
    @DefaultValue("200") int sharedBoards,
    @DefaultValue("250ms") Duration sharedFor) {}
