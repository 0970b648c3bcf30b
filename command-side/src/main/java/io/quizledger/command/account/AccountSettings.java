package io.quizledger.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the installation lets people do with accounts.
///
/// @param chooseRole whether whoever registers may become an instructor by asking
/// @param recoveryInterval how often a node looks for facts that a crash left pending
/// @param pendingFor how long a fact may be pending before another node appends it
@ConfigurationProperties("quizledger.accounts")
record AccountSettings(
    @DefaultValue("false") boolean chooseRole,
    @DefaultValue("5s") Duration recoveryInterval,
    @DefaultValue("5s") Duration pendingFor) {}
