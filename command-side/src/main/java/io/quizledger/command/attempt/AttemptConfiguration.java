package io.quizledger.command.attempt;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptLimits.class)
class AttemptConfiguration {
  @Bean
  SnapshotTriggerDefinition attemptSnapshots(Snapshotter snapshotter, AttemptLimits limits) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, limits.snapshotAfter());
  }
}
