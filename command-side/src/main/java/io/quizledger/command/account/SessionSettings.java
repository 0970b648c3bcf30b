package io.quizledger.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long people stay signed in, and from where.
///
/// @param refreshTokenLifetime how long a refresh token is good; each use gives a new one
/// @param maxAge after how long one has to sign in again, however often tokens were refreshed
/// @param reuseWithin for how long a used refresh token still gets a successor
/// @param secureCookie whether browsers send the refresh token over TLS alone
/// @param cleanUpInterval how often what has expired is deleted
@ConfigurationProperties("quizledger.sessions")
record SessionSettings(
    @DefaultValue("14d") Duration refreshTokenLifetime,
    @DefaultValue("90d") Duration maxAge,
    @DefaultValue("30s") Duration reuseWithin,
    @DefaultValue("true") boolean secureCookie,
    @DefaultValue("5m") Duration cleanUpInterval) {}
