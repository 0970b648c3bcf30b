package io.quizledger.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of the modules' table. Each rule holds for the program, and each is broken by a sample.
/// The row of `aws`, which no program has with it, is held in that module; `benchmarks` may depend
/// on everything, and nothing on it.
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quizledger");

  /// The packages of the modules, by the folders that they lie in.
  private static final Map<String, String> PACKAGES =
      Map.of(
          "shared-events", "events",
          "event-log", "eventlog",
          "embedded-mongodb", "embedded",
          "platform", "platform",
          "command-side", "command",
          "query-side", "query",
          "standalone", "standalone",
          "examples", "examples",
          "benchmarks", "benchmarks",
          "aws", "aws");

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>io\\.quizledger</groupId>\\s*<artifactId>([\\w-]+)</artifactId>"
              + "(?:\\s*<version>[^<]*</version>)?\\s*(<scope>test</scope>)?");

  /// @param folder of the module
  /// @param allowed the folders of the modules that it may depend on
  private record Row(
      String folder, Set<String> allowed, List<String> others, List<Class<?>> breaking) {
    String module() {
      return PACKAGES.get(folder);
    }

    ArchRule rule() {
      var forbidden =
          PACKAGES.keySet().stream()
              .filter(other -> !other.equals(folder) && !allowed.contains(other))
              .map(other -> "io.quizledger." + PACKAGES.get(other) + "..");
      return noClasses()
          .that()
          .resideInAPackage("io.quizledger." + module() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(Stream.concat(forbidden, others.stream()).toArray(String[]::new));
    }

    @Override
    public String toString() {
      return folder;
    }
  }

  private static Stream<Row> rows() {
    return Stream.of(
        new Row(
            "shared-events",
            Set.of(),
            List.of("org.springframework..", "com.mongodb..", "org.bson.."),
            List.of(
                io.quizledger.events.breaking.KnowsSpring.class,
                io.quizledger.events.breaking.KnowsMongoDb.class)),
        new Row(
            "event-log",
            Set.of(),
            List.of("org.springframework.."),
            List.of(io.quizledger.eventlog.breaking.KnowsTheDomain.class)),
        new Row(
            "embedded-mongodb",
            Set.of(),
            List.of("org.springframework.."),
            List.of(io.quizledger.embedded.breaking.KnowsThePlatform.class)),
        new Row(
            "platform",
            Set.of("event-log"),
            List.of(),
            List.of(io.quizledger.platform.breaking.KnowsTheDomain.class)),
        new Row(
            "command-side",
            Set.of("shared-events", "platform", "event-log"),
            List.of(),
            List.of(io.quizledger.command.breaking.AsksTheQuerySide.class)),
        new Row(
            "query-side",
            Set.of("shared-events", "platform", "event-log"),
            List.of(),
            List.of(io.quizledger.query.breaking.AsksTheCommandSide.class)),
        new Row(
            "standalone",
            Set.of("command-side", "query-side", "platform", "embedded-mongodb"),
            List.of(),
            List.of(
                io.quizledger.standalone.breaking.KnowsTheDomain.class,
                io.quizledger.standalone.breaking.MeasuresItself.class)),
        new Row(
            "examples",
            Set.of(),
            List.of("org.springframework..", "com.mongodb.."),
            List.of(io.quizledger.examples.breaking.KnowsTheProgram.class)));
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

  /// What a module uses it asks for itself, and not by way of another that has it.
  @ParameterizedTest
  @MethodSource("rows")
  void everyModuleDeclaresWhatItUses(Row row) throws IOException {
    var declared =
        DEPENDENCY
            .matcher(Files.readString(Path.of("..", row.folder(), "pom.xml")))
            .results()
            .filter(found -> found.group(2) == null)
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    var used =
        PACKAGES.keySet().stream()
            .filter(other -> !other.equals(row.folder()) && uses(row.module(), other))
            .toList();

    assertThat(declared).isSubsetOf(row.allowed()).containsAll(used);
  }

  private static boolean uses(String module, String other) {
    var named = "io.quizledger." + PACKAGES.get(other) + ".";
    return PROGRAM.stream()
        .filter(one -> one.getName().startsWith("io.quizledger." + module + "."))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .anyMatch(dependency -> dependency.getTargetClass().getName().startsWith(named));
  }

  @Test
  void everyModuleIsLookedAt() {
    for (var row : (Iterable<Row>) rows()::iterator) {
      assertThat(PROGRAM)
          .anyMatch(one -> one.getName().startsWith("io.quizledger." + row.module() + "."));
    }
  }
}
