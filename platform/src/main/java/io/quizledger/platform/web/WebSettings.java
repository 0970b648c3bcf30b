package io.quizledger.platform.web;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The limits of HTTP.
///
/// @param bodyLimit the largest body of a request
/// @param bodyLimits other limits, by path pattern as in `@RequestMapping`
/// @param drainNotice how long a program that is told to stop still answers health checks before it
///   stops listening, so that load balancers hear of it
/// @param drainTimeout how long it waits for the requests that it accepted
/// @param slowRequest from how long on a request is mentioned in the log
@ConfigurationProperties("quizledger.web")
public record WebSettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue Map<String, DataSize> bodyLimits,
    @DefaultValue("0s") Duration drainNotice,
    @DefaultValue("20s") Duration drainTimeout,
    @DefaultValue("2s") Duration slowRequest) {}
