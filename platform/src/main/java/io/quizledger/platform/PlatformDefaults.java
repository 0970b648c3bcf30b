package io.quizledger.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/// Puts `quizledger-platform.yaml` under everything else that sets something, the programs' own
/// default properties included.
final class PlatformDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "quizledger-platform.yaml";

  /// What Boot calls the defaults of a program.
  static final String DEFAULTS = "defaultProperties";

  /// What would make tracers that nobody listens to, at every start and for every request.
  private static final List<String> TRACING =
      Stream.of(
              "micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
              "micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
              "micrometer.tracing.autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration",
              "micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
              "micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
              "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
              "opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
              "opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration")
          .map(name -> "org.springframework.boot." + name)
          .toList();

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    // Axon advertises a service at every start unless this is set.
    System.setProperty("disable-axoniq-console-message", "true");
    var defaults = new LinkedHashMap<String, Object>();
    try {
      new YamlPropertySourceLoader()
          .load(FILE, new ClassPathResource(FILE))
          .forEach(source -> copy(source, defaults));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var sources = environment.getPropertySources();
    copy(sources.remove(DEFAULTS), defaults);
    if (!StringUtils.hasText(environment.getProperty("quizledger.tracing.endpoint"))) {
      defaults.put("spring.autoconfigure.exclude", TRACING);
      // Else lines of plain text keep a place for the ids of traces.
      defaults.put("management.tracing.export.enabled", false);
    }
    // Boot keeps the source of this name at the end.
    sources.addLast(new MapPropertySource(DEFAULTS, defaults));
  }

  private static void copy(@Nullable PropertySource<?> source, LinkedHashMap<String, Object> to) {
    if (source instanceof EnumerablePropertySource<?> some) {
      for (var name : some.getPropertyNames()) {
        var value = some.getProperty(name);
        if (value != null) {
          to.put(name, value);
        }
      }
    }
  }
}
