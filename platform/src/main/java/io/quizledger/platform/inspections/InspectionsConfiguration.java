package io.quizledger.platform.inspections;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InspectionSettings.class)
class InspectionsConfiguration {
  @Bean
  InspectionKeeper inspectionKeeper(
      MongoDatabase database,
      ObjectProvider<Inspector> inspectors,
      InspectionSettings settings,
      Clock clock,
      MeterRegistry meters) {
    return new InspectionKeeper(
        new InspectionStore(database),
        inspectors.orderedStream().toList(),
        settings,
        UUID.randomUUID().toString(),
        clock,
        meters);
  }

  @Bean
  Inspections inspections(
      MongoDatabase database,
      InspectionSettings settings,
      Clock clock,
      SecureRandom random,
      InspectionKeeper keeper) {
    return new Inspections(new InspectionStore(database), settings, clock, random, keeper::wake);
  }
}
