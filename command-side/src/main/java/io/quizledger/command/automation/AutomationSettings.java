package io.quizledger.command.automation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the system submits attempts whose time is up.
///
/// @param interval between two looks at what is due
/// @param batch how many attempts are looked up at once
/// @param parallel how many are submitted at once
@ConfigurationProperties("quizledger.automation")
public record AutomationSettings(
    @DefaultValue("400ms") Duration interval,
    @DefaultValue("1000") int batch,
    @DefaultValue("16") int parallel) {}
