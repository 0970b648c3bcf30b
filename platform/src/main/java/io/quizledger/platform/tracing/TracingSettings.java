package io.quizledger.platform.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether and where traces are sent.
///
/// @param endpoint where OpenTelemetry's HTTP protocol is taken, as
///   `http://collector:4318/v1/traces`; without it nothing is traced
/// @param sampled which part of the requests is traced, from 0 to 1, unless the caller has decided
@ConfigurationProperties("quizledger.tracing")
record TracingSettings(@Nullable String endpoint, @DefaultValue("1") double sampled) {}
