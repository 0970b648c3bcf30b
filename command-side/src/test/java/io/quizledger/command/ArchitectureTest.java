package io.quizledger.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quizledger.command.dispatch.OnExisting;
import io.quizledger.events.assessment.Points;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.projections.Fold;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What those parts of the command side that decide may know, each rule shown to be able to fail.
class ArchitectureTest {
  private static final JavaClasses SIDE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizledger.command");

  private static final JavaClasses SCORING =
      SIDE.that(resideInAPackage("io.quizledger.command.scoring"));

  private static final JavaClasses DECIDING =
      SIDE.that(
          resideInAPackage("io.quizledger.command.scoring")
              .or(annotatedWith(Aggregate.class))
              .or(assignableTo(OnExisting.class))
              .or(assignableTo(Fold.class)));

  private static final ArchRule NOTHING_BUT_THE_LANGUAGE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "io.quizledger.events..",
                      "io.quizledger.command.scoring")
                  .or(describe("arrays", JavaClass::isArray)));

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("now|currentTimeMillis|nanoTime|system.*"))
                  .and(target(owner(resideInAnyPackage("java.time", "java.lang")))));

  private static final ArchRule NO_RANDOMNESS =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("random.*"))
                  .and(target(owner(resideInAnyPackage("java.util", "java.lang")))))
          .orShould()
          .dependOnClassesThat(assignableTo("java.util.random.RandomGenerator"));

  private static final ArchRule NO_BINARY_FLOATING_POINT_KEPT =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(float.class)
          .allowEmptyShould(true);

  private static final ArchRule NO_BINARY_FLOATING_POINT_ANSWERED =
      noMethods()
          .should()
          .haveRawReturnType(double.class)
          .orShould()
          .haveRawReturnType(Double.class)
          .orShould()
          .haveRawReturnType(float.class);

  private static final ArchRule TYPED_IDENTIFIERS =
      noFields()
          .that()
          .haveNameMatching("(account|quiz|question|attempt|owner|learner)Id")
          .should()
          .haveRawType(String.class);

  static List<Arguments> rules() {
    return List.of(
        arguments("scoring is pure", SCORING, NOTHING_BUT_THE_LANGUAGE, AsksWho.class),
        arguments("no clock", DECIDING, NO_CLOCK, AsksForTheTime.class),
        arguments("no randomness", DECIDING, NO_RANDOMNESS, MakesIds.class),
        arguments("no dice", DECIDING, NO_RANDOMNESS, ThrowsDice.class),
        arguments("no double kept", SIDE, NO_BINARY_FLOATING_POINT_KEPT, HasDouble.class),
        arguments("no double answered", SIDE, NO_BINARY_FLOATING_POINT_ANSWERED, Rounds.class),
        arguments("typed identifiers", DECIDING, TYPED_IDENTIFIERS, NamesByText.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theCodeKeepsTheRuleAndTheSampleBreaksIt(
      String name, JavaClasses code, ArchRule rule, Class<?> sample) {
    assertThat(code).isNotEmpty();
    rule.check(code);
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(sample)).hasViolation())
        .isTrue();
  }

  private record AsksWho(Actor actor) {}

  private static final class AsksForTheTime {
    Instant time() {
      return Instant.now();
    }
  }

  private static final class MakesIds {
    UUID id() {
      return UUID.randomUUID();
    }
  }

  private static final class ThrowsDice {
    int dice(SecureRandom random) {
      return random.nextInt(6);
    }
  }

  private static final class HasDouble {
    double points;
  }

  private static final class Rounds {
    double rounded(Points points) {
      return points.value().doubleValue();
    }
  }

  private record NamesByText(String quizId) {}
}
