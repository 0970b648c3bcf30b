package io.quizledger.platform.projections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a program tells its log of itself.
///
/// @param readModels how often it says how each read model does; 0: never
@ConfigurationProperties("quizledger.reports")
public record ReportSettings(@DefaultValue("0s") Duration readModels) {}
