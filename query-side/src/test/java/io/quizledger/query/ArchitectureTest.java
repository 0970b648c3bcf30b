package io.quizledger.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quizledger.platform.projections.ChangeFold;
import io.quizledger.platform.projections.Fold;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Component;

/// A read model is a pure fold: what the folds and all that they are made of may know, each rule
/// shown to be able to fail.
class ArchitectureTest {
  private static final JavaClasses SIDE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizledger.query");

  private static final JavaClasses FOLDS =
      SIDE.that(assignableTo(Fold.class).or(assignableTo(ChangeFold.class)));

  private static final ArchRule NO_DATABASE =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("com.mongodb..", "org.bson..");

  private static final ArchRule NO_SPRING =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

  private static final ArchRule NO_CLOCK_AND_NO_RANDOMNESS =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("now|currentTimeMillis|nanoTime|system.*|random.*"))
                  .and(target(owner(resideInAnyPackage("java.time", "java.lang", "java.util")))))
          .orShould()
          .dependOnClassesThat(assignableTo("java.util.random.RandomGenerator"));

  private static final ArchRule NO_BINARY_FLOATING_POINT =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(float.class);

  static List<Arguments> rules() {
    return List.of(
        arguments("no database", NO_DATABASE, WritesItself.class),
        arguments("no Spring", NO_SPRING, IsABean.class),
        arguments("no clock", NO_CLOCK_AND_NO_RANDOMNESS, AsksForTheTime.class),
        arguments("no randomness", NO_CLOCK_AND_NO_RANDOMNESS, MakesIds.class),
        arguments("no double", NO_BINARY_FLOATING_POINT, HasDouble.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theFoldsKeepTheRuleAndTheSampleBreaksIt(String name, ArchRule rule, Class<?> sample) {
    var made = madeOf(FOLDS);

    assertThat(FOLDS).isNotEmpty();
    assertThat(made).hasSizeGreaterThan(FOLDS.size());
    rule.check(SIDE.that(describe("folds", made::contains)));
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(sample)).hasViolation())
        .isTrue();
  }

  /// `folds`, what of this side they depend on, what that depends on, and so on.
  private static Set<JavaClass> madeOf(Iterable<JavaClass> folds) {
    var open = new LinkedHashSet<JavaClass>();
    folds.forEach(open::add);
    var made = new HashSet<JavaClass>();
    while (!open.isEmpty()) {
      var one = open.removeFirst();
      if (made.add(one)) {
        one.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass())
            .filter(target -> SIDE.contain(target.getName()))
            .forEach(open::add);
      }
    }
    return made;
  }

  private record WritesItself(Document document) {}

  @Component
  private static final class IsABean {}

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

  private record HasDouble(double points) {}
}
