package io.quizledger.eventlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The log is a library in its own right.
class ArchitectureTest {
  private static final ArchRule NO_SPRING =
      noClasses()
          .that()
          .resideInAPackage("io.quizledger.eventlog..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  private static final ArchRule NOTHING_ELSE_OF_QUIZLEDGER =
      classes()
          .that()
          .resideInAPackage("io.quizledger.eventlog..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "io.quizledger.events..",
              "io.quizledger.platform..",
              "io.quizledger.command..",
              "io.quizledger.query..",
              "io.quizledger.embedded..",
              "io.quizledger.standalone..");

  private static JavaClasses main() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.quizledger.eventlog");
  }

  private static JavaClasses breaking() {
    return new ClassFileImporter().importPackages("io.quizledger.eventlog.breaking");
  }

  @Test
  void theLogNeedsNoSpring() {
    NO_SPRING.check(main());
  }

  @Test
  void theLogKnowsNothingOfQuizzes() {
    NOTHING_ELSE_OF_QUIZLEDGER.check(main());
  }

  @Test
  void eachRuleFailsOnASampleThatBreaksIt() {
    assertThat(NO_SPRING.evaluate(breaking()).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("NeedsSpring"));
    assertThat(NOTHING_ELSE_OF_QUIZLEDGER.evaluate(breaking()).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("KnowsQuizzes"));
  }
}
