package io.quizledger.command.quiz;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuizLimits.class)
class QuizConfiguration {
  @Bean
  SnapshotTriggerDefinition quizSnapshots(Snapshotter snapshotter, QuizLimits limits) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, limits.snapshotAfter());
  }
}
