package io.quizledger.platform.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What access tokens must say and how they are looked at.
///
/// @param issuer the `iss` of every token
/// @param audience the `aud` of every token
/// @param tokenLifetime how long an access token is good; the same for all programs, since for as
///   long they know of erased accounts
/// @param erasureLease how old a node's knowledge of erased accounts may be when it takes a
///   command; the same for all programs, since erasing takes at least as long
/// @param maxTokenLength the longest token that is looked at, in characters
/// @param rememberedTokens how many verified tokens are remembered, so that a signature is not
///   checked for every request
/// @param rememberedFor for how long, at most
/// @param keysMinAge how old the key set must be before an unknown key id has it read again
/// @param keysMaxAge how old the key set may grow
/// @param keysReadTimeout how long a request waits for the key set to be read; after that the last
///   one goes on counting
@ConfigurationProperties("quizledger.access")
public record AccessSettings(
    @DefaultValue("quizledger") String issuer,
    @DefaultValue("quizledger") String audience,
    @DefaultValue("10m") Duration tokenLifetime,
    @DefaultValue("200ms") Duration erasureLease,
    @DefaultValue("4096") int maxTokenLength,
    @DefaultValue("20000") int rememberedTokens,
    @DefaultValue("60s") Duration rememberedFor,
    @DefaultValue("1s") Duration keysMinAge,
    @DefaultValue("60s") Duration keysMaxAge,
    @DefaultValue("2s") Duration keysReadTimeout) {}
