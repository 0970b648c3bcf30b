package io.quizledger.query.leaderboard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the leaderboard.
///
/// @param maxCounted how many standings that agree in points and time are counted one by one at
///   most for a rank
@ConfigurationProperties("quizledger.leaderboard")
record LeaderboardSettings(@DefaultValue("10000") int maxCounted) {}
