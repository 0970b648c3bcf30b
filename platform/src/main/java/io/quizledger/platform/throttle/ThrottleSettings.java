package io.quizledger.platform.throttle;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests each node takes from one address and of one account. An address may be a whole
/// school's: three thousand learners who begin at once send some 15,000 requests in a few seconds.
///
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` and
///   `X-Forwarded-Proto` are believed
/// @param addressPerSecond requests of one address that are taken in the long run; 0: no limit
/// @param addressBurst how many requests of one address may come at once
/// @param accountPerSecond requests of one account that are taken in the long run; 0: no limit
/// @param accountBurst how many requests of one account may come at once
/// @param remembered how many addresses, and how many accounts, are counted at the same time
@ConfigurationProperties("quizledger.throttle")
record ThrottleSettings(
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("2000") int addressPerSecond,
    @DefaultValue("40000") int addressBurst,
    @DefaultValue("100") int accountPerSecond,
    @DefaultValue("2000") int accountBurst,
    @DefaultValue("100000") int remembered) {}
