package io.quizledger.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of the modules' table. Each rule holds for the program, and each is broken by a sample.
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizledger");

  private record Row(String module, ArchRule rule, List<Class<?>> breaking) {
    @Override
    public String toString() {
      return module;
    }
  }

  private static Stream<Row> rows() {
    return Stream.of(
        row(
            "events",
            List.of(
                "org.springframework..",
                "com.mongodb..",
                "org.bson..",
                "io.quizledger.eventlog..",
                "io.quizledger.platform..",
                "io.quizledger.command..",
                "io.quizledger.query.."),
            io.quizledger.events.breaking.KnowsSpring.class,
            io.quizledger.events.breaking.KnowsMongoDb.class),
        row(
            "eventlog",
            List.of(
                "org.springframework..",
                "io.quizledger.events..",
                "io.quizledger.platform..",
                "io.quizledger.command..",
                "io.quizledger.query.."),
            io.quizledger.eventlog.breaking.KnowsTheDomain.class),
        row(
            "embedded",
            List.of(
                "org.springframework..",
                "io.quizledger.events..",
                "io.quizledger.eventlog..",
                "io.quizledger.platform..",
                "io.quizledger.command..",
                "io.quizledger.query.."),
            io.quizledger.embedded.breaking.KnowsThePlatform.class),
        row(
            "platform",
            List.of(
                "io.quizledger.events..",
                "io.quizledger.command..",
                "io.quizledger.query..",
                "io.quizledger.embedded.."),
            io.quizledger.platform.breaking.KnowsTheDomain.class),
        row(
            "command",
            List.of(
                "io.quizledger.query..", "io.quizledger.embedded..", "io.quizledger.standalone.."),
            io.quizledger.command.breaking.AsksTheQuerySide.class),
        row(
            "query",
            List.of(
                "io.quizledger.command..",
                "io.quizledger.embedded..",
                "io.quizledger.standalone.."),
            io.quizledger.query.breaking.AsksTheCommandSide.class));
  }

  private static Row row(String module, List<String> forbidden, Class<?>... breaking) {
    return new Row(
        module,
        noClasses()
            .that()
            .resideInAPackage("io.quizledger." + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden.toArray(String[]::new)),
        List.of(breaking));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyModuleDependsOnlyOnWhatItMay(Row row) {
    row.rule().check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRuleCanFail(Row row) {
    for (var sample : row.breaking()) {
      var result = row.rule().evaluate(new ClassFileImporter().importClasses(sample));
      assertThat(result.hasViolation()).as(sample.getSimpleName()).isTrue();
    }
  }

  @Test
  void everyModuleIsLookedAt() {
    for (var row : (Iterable<Row>) rows()::iterator) {
      assertThat(PROGRAM)
          .anyMatch(one -> one.getPackageName().startsWith("io.quizledger." + row.module()));
    }
  }
}
