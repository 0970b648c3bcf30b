package io.quizledger.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often a password may be wrong.
///
/// @param window for how long a failure counts
/// @param failuresOfAccountFromAddress the most for one account from one address
/// @param failuresOfAccount the most for one account, from wherever
/// @param failuresFromAddress the most from one address, for whomever
@ConfigurationProperties("quizledger.throttle")
record WrongPasswordSettings(
    @DefaultValue("15m") Duration window,
    @DefaultValue("10") int failuresOfAccountFromAddress,
    @DefaultValue("100") int failuresOfAccount,
    @DefaultValue("100") int failuresFromAddress) {}
