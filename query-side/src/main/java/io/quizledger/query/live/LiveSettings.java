package io.quizledger.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How live updates are sent.
///
/// @param streamsPerAccount how many one account may watch at once, on each node
/// @param streamsPerNode how many a node serves at once
/// @param heartbeat between comments that keep a silent stream alive
/// @param boardInterval the least time between two boards in one stream
/// @param retry how long to wait after the log or a read model could not be reached
@ConfigurationProperties("quizledger.live")
public record LiveSettings(
    @DefaultValue("20") int streamsPerAccount,
    @DefaultValue("1000") int streamsPerNode,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("250ms") Duration boardInterval,
    @DefaultValue("1s") Duration retry) {}
