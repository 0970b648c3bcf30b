package io.quizledger.platform.throttle;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.platform.access.ActorAuthentication;
import io.quizledger.platform.web.Problems;
import jakarta.servlet.Filter;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Where in a request's way its sender is looked at.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleConfiguration {
  /// After the request has its id, before anything asks where it comes from.
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 5;

  /// After the program has taken it in.
  private static final int BEFORE_ACCESS = Ordered.HIGHEST_PRECEDENCE + 30;

  /// Access tokens are looked at in between, at -100; bodies are read later.
  private static final int AFTER_ACCESS = -10;

  @Bean
  FilterRegistrationBean<ForwardedRequests> forwardedRequests(ThrottleSettings settings) {
    return at(FIRST, new ForwardedRequests(settings.trustedProxies()), true);
  }

  @Bean
  FilterRegistrationBean<RequestRates> requestsOfAnAddress(
      ThrottleSettings settings, MeterRegistry metrics, Problems problems) {
    var rates =
        new RequestRates(
            request -> Optional.of(ClientAddress.of(request).network()),
            allowances(settings, settings.addressPerSecond(), settings.addressBurst()),
            refused(metrics, "address"),
            problems);
    return at(BEFORE_ACCESS, rates, settings.addressPerSecond() > 0);
  }

  @Bean
  FilterRegistrationBean<RequestRates> requestsOfAnAccount(
      ThrottleSettings settings, MeterRegistry metrics, Problems problems) {
    var rates =
        new RequestRates(
            request -> account(),
            allowances(settings, settings.accountPerSecond(), settings.accountBurst()),
            refused(metrics, "account"),
            problems);
    return at(AFTER_ACCESS, rates, settings.accountPerSecond() > 0);
  }

  private static Allowances allowances(ThrottleSettings settings, int perSecond, int burst) {
    return new Allowances(
        Math.max(1, perSecond), burst, settings.remembered(), Ticker.systemTicker());
  }

  private static Optional<String> account() {
    return ActorAuthentication.current().map(known -> known.getPrincipal().accountId());
  }

  private static Counter refused(MeterRegistry metrics, String by) {
    return Counter.builder("quizledger.throttle.refused")
        .description("Requests that came too often")
        .tag("by", by)
        .register(metrics);
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(
      int order, F filter, boolean enabled) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setEnabled(enabled);
    return registration;
  }
}
