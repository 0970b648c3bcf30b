package io.quizledger.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// Puts `quizledger-platform.yaml` under everything else that sets something, the programs' own
/// default properties included.
final class PlatformDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "quizledger-platform.yaml";
  private static final String DEFAULTS = "defaultProperties";

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
