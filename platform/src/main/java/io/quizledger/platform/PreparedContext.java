package io.quizledger.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/// How a program's beans are made, worked out by Spring while an image is built. It spares a start
/// the reading of annotations and the asking of conditions, and so holds only where the conditions
/// have the answers that they had then. A start uses it where there is one and nothing is set that
/// decides which beans there are.
final class PreparedContext implements EnvironmentPostProcessor {
  /// What Spring's own code looks at to know that it is to be used.
  static final String SWITCH = "spring.aot.enabled";

  private static final String INITIALIZER = "__ApplicationContextInitializer";

  /// What conditions ask for: all that is not a setting of ours, and whether there are traces.
  private static final List<String> DECIDING =
      List.of("spring", "management", "server", "axon", "springdoc", "quizledger.tracing.endpoint");

  /// Of that, where settings come from, which have been read by now, and what the program says of
  /// itself.
  private static final List<String> INDIFFERENT =
      List.of(
          "spring.config",
          "spring.application.name",
          "spring.application.pid",
          "spring.application.title",
          "spring.application.version");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var program = application.getMainApplicationClass();
    if (program != null
        && ClassUtils.isPresent(program.getName() + INITIALIZER, program.getClassLoader())
        && suits(environment)) {
      System.setProperty(SWITCH, "true");
    }
  }

  /// Whether the answers to conditions do not depend on what is set beside the programs' own
  /// defaults. What is blank sets nothing.
  static boolean suits(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
        .filter(source -> !source.getName().equals(PlatformDefaults.DEFAULTS))
        .flatMap(PreparedContext::namesOfWhatIsSet)
        .map(PreparedContext::canonical)
        .noneMatch(name -> isOneOf(DECIDING, name) && !isOneOf(INDIFFERENT, name));
  }

  private static Stream<String> namesOfWhatIsSet(PropertySource<?> source) {
    return source instanceof EnumerablePropertySource<?> some
        ? Arrays.stream(some.getPropertyNames())
            .filter(name -> !String.valueOf(some.getProperty(name)).isBlank())
        : Stream.empty();
  }

  private static boolean isOneOf(List<String> prefixes, String name) {
    return prefixes.stream()
        .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
