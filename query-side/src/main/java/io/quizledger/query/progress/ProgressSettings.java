package io.quizledger.query.progress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of what progress shows.
///
/// @param maxQuizzes how many of a learner's quizzes count at most, the latest ones
/// @param recentAttempts how many of the latest attempts are shown
@ConfigurationProperties("quizledger.progress")
record ProgressSettings(
    @DefaultValue("5000") int maxQuizzes, @DefaultValue("10") int recentAttempts) {}
