package io.quizledger.events.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quizledger.events.serialization.EventTypes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the published language may depend on, each rule shown to be able to fail.
class ArchitectureTest {
  private static final JavaClasses LANGUAGE =
      new ClassFileImporter()
          .importUrl(EventTypes.class.getProtectionDomain().getCodeSource().getLocation());

  private static final Set<String> ALLOWED =
      Set.of("java.", "io.quizledger.events", "com.fasterxml.jackson.", "org.jspecify.");

  private static final ArchRule NOTHING_BUT_JAVA_AND_JACKSON =
      classes()
          .that()
          .resideOutsideOfPackage("io.quizledger.events.serialization..")
          .should(dependOnlyOn(ALLOWED));

  private static final ArchRule ONLY_SERIALIZATION_KNOWS_AXON =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.quizledger.events.serialization..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.axonframework..");

  private static final ArchRule NO_SPRING =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

  private static final ArchRule NO_MONGODB =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("com.mongodb..", "org.bson..");

  private static final ArchRule NO_BINARY_FLOATING_POINT =
      classes().should(haveNoBinaryFloatingPoint());

  private static final ArchRule NO_CLOCK_AND_NO_RANDOMNESS =
      classes().should(askForNoTimeAndNoRandomness());

  static List<Arguments> rules() {
    return List.of(
        arguments("only Java, Jackson", NOTHING_BUT_JAVA_AND_JACKSON, UsesAxon.class),
        arguments("Axon in serialization", ONLY_SERIALIZATION_KNOWS_AXON, UsesAxon.class),
        arguments("no Spring", NO_SPRING, UsesSpring.class),
        arguments("no MongoDB", NO_MONGODB, UsesMongo.class),
        arguments("no double field", NO_BINARY_FLOATING_POINT, HasDouble.class),
        arguments("no float parameter", NO_BINARY_FLOATING_POINT, TakesFloat.class),
        arguments("no call for a double", NO_BINARY_FLOATING_POINT, AsksForADouble.class),
        arguments("no Double", NO_BINARY_FLOATING_POINT, HasBoxedDouble.class),
        arguments("no clock", NO_CLOCK_AND_NO_RANDOMNESS, AsksForTheTime.class),
        arguments("no zone clock", NO_CLOCK_AND_NO_RANDOMNESS, AsksTheSystemsClock.class),
        arguments("no randomness", NO_CLOCK_AND_NO_RANDOMNESS, ThrowsDice.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theLanguageKeepsTheRuleAndTheSampleBreaksIt(String name, ArchRule rule, Class<?> sample) {
    assertThatCode(() -> rule.check(LANGUAGE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(sample)))
        .isInstanceOf(AssertionError.class);
  }

  private static ArchCondition<JavaClass> dependOnlyOn(Set<String> prefixes) {
    return condition(
        "depend only on " + prefixes,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .map(JavaClass::getName)
                .filter(target -> prefixes.stream().noneMatch(target::startsWith))
                .map(target -> "depends on " + target));
  }

  private static ArchCondition<JavaClass> haveNoBinaryFloatingPoint() {
    var binary = Set.of("double", "float", Double.class.getName(), Float.class.getName());
    return condition(
        "have no binary floating point",
        type -> {
          var fields = type.getFields().stream().map(JavaField::getRawType);
          var own =
              type.getCodeUnits().stream()
                  .flatMap(
                      unit ->
                          Stream.concat(
                              unit.getRawParameterTypes().stream(),
                              Stream.of(unit.getRawReturnType())));
          var called =
              type.getCodeUnitCallsFromSelf().stream()
                  .map(call -> call.getTarget().getRawReturnType());
          return Stream.of(fields, own, called)
              .flatMap(Function.identity())
              .map(used -> used.getBaseComponentType().getName())
              .filter(binary::contains)
              .map(used -> "has " + used);
        });
  }

  private static ArchCondition<JavaClass> askForNoTimeAndNoRandomness() {
    var sources = Set.of("java.util.Random", "java.util.concurrent.ThreadLocalRandom");
    return condition(
        "ask for no time and no randomness",
        type ->
            type.getAccessesFromSelf().stream()
                .filter(
                    access ->
                        sources.contains(access.getTargetOwner().getName())
                            || Set.of("now", "currentTimeMillis", "nanoTime", "random")
                                    .contains(access.getTarget().getName())
                                && access.getTargetOwner().getName().startsWith("java.")
                            || access.getTargetOwner().getName().equals(Clock.class.getName())
                                && access.getTarget().getName().startsWith("system"))
                .map(Object::toString));
  }

  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, Stream<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var found = violations.apply(type).distinct().collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + found));
        }
      }
    };
  }

  private static final class UsesAxon {
    org.axonframework.messaging.MetaData metadata;
  }

  private static final class UsesSpring {
    org.springframework.SampleOfSpring spring;
  }

  private static final class UsesMongo {
    org.bson.SampleOfMongo mongo;
  }

  private record HasDouble(double points) {}

  private static final class TakesFloat {
    void take(float points) {}
  }

  private static final class AsksForADouble {
    boolean positive(BigDecimal points) {
      return points.doubleValue() > 0;
    }
  }

  private record HasBoxedDouble(Double points) {}

  private static final class AsksForTheTime {
    Instant time() {
      return Instant.now();
    }
  }

  private static final class AsksTheSystemsClock {
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  private static final class ThrowsDice {
    int dice() {
      return ThreadLocalRandom.current().nextInt(6);
    }
  }
}
