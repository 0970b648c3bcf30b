package io.quizledger.platform.projections;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportSettings.class)
class ReportsConfiguration {
  @Bean
  StatusReports statusReports(Projections projections, ReportSettings settings) {
    return new StatusReports(projections, settings.readModels());
  }
}
