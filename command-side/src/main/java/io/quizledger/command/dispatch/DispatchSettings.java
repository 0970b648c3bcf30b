package io.quizledger.command.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How commands are sent.
///
/// @param retries how often a decision that met a concurrent change is taken again on fresh state
/// @param lockWait how long a command waits for the one before it on the same quiz or attempt
/// @param cachedAggregates how many quizzes and attempts are kept ready for their next decision
@ConfigurationProperties("quizledger.commands")
public record DispatchSettings(
    @DefaultValue("8") int retries,
    @DefaultValue("3s") Duration lockWait,
    @DefaultValue("5000") int cachedAggregates) {}
