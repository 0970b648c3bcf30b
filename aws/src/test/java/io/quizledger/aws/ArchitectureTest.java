package io.quizledger.aws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quizledger.aws.breaking.KnowsTheProgram;
import org.junit.jupiter.api.Test;

/// The cloud is described without the programs that run in it: what both need are files.
class ArchitectureTest {
  private static final ArchRule NOTHING_OF_THE_PROGRAMS =
      classes()
          .that()
          .resideInAPackage("io.quizledger.aws..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("io.quizledger..")
                  .or(resideInAPackage("io.quizledger.aws..")));

  @Test
  void theCloudKnowsNothingOfThePrograms() {
    NOTHING_OF_THE_PROGRAMS.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.quizledger.aws"));
  }

  @Test
  void theRuleCanFail() {
    var sample = new ClassFileImporter().importClasses(KnowsTheProgram.class);
    assertThat(NOTHING_OF_THE_PROGRAMS.evaluate(sample).hasViolation()).isTrue();
  }
}
