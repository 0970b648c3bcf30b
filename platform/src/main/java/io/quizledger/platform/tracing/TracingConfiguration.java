package io.quizledger.platform.tracing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Spring Boot's own tracing is set by these settings in `quizledger-platform.yaml`, and left out
/// altogether where there is no endpoint.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {}
