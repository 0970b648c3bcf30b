package io.quizledger.command.quiz;

import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.assessment.ResponseRules;
import io.quizledger.events.assessment.gift.GiftLimits;
import io.quizledger.events.assessment.gift.GiftReader;
import io.quizledger.events.ids.IdSource;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuizLimits.class, AssessmentSettings.class})
class QuizConfiguration {
  @Bean
  SnapshotTriggerDefinition quizSnapshots(Snapshotter snapshotter, QuizLimits limits) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, limits.snapshotAfter());
  }

  @Bean
  QuestionRules questionRules(AssessmentSettings settings) {
    return new QuestionRules(settings.limits());
  }

  @Bean
  ResponseRules responseRules(AssessmentSettings settings) {
    return new ResponseRules(settings.limits());
  }

  @Bean
  GiftReader giftReader(IdSource ids, QuestionRules rules, QuizLimits limits) {
    return new GiftReader(ids, rules, new GiftLimits(limits.importBytes(), limits.questions()));
  }
}
