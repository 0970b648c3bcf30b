package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The delivery pipeline in `.circleci/`.
class PipelineTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CONTEXT =
      Pattern.compile("(?m)^circleci context create .*(quizledger-\\w+)$");

  @Test
  void thePipelineIsWithoutFault() throws IOException {
    assertThat(PipelineFaults.of(pipeline(), ROOT, contexts())).isEmpty();
  }

  @Test
  void theWayToProductionIsWhole() throws IOException {
    assertThat(PipelineWay.faults(pipeline())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lint, scan-secrets, verify, | lint, scan-secrets, | push does not wait for every check",
        "mvn -B -ntp -Pcoverage verify | mvn -B -ntp -DskipTests verify | verify runs",
        "'.circleci/smoke.sh \"$QUIZLEDGER_ADDRESS\"' | '.circleci/smoke.sh"
            + " \"$QUIZLEDGER_ADDRESS\" || true' | deploy runs",
        "when: on_fail | when: on_success | deploy: Roll back runs at the wrong time",
        "method: full | method: blobless | secrets are not looked for in the whole history",
        "docker_layer_caching: true | docker_layer_caching: false | images are not built with kept",
        "'executor: engine\\n' | 'executor: python\\n' | mongodb has no container engine",
        "reports/tests | reports/test | store-reports does not keep",
        "'          paths: [images]' | '          paths: [image]' | images does not hand over"
            + " images",
        "slug >>/production | slug >>/staging | deploy-production may run beside another",
        "'          requires: [deploy-staging]\\n"
            + "' | '' | deploy-production goes to production unapproved",
        "'requires: [approve-production]\\n"
            + "          context: [quizledger-aws, quizledger-production]' | 'requires:"
            + " [deploy-staging]\\n"
            + "          context: [quizledger-aws]' | deploy-production goes to production"
            + " unapproved",
      })
  void everyGapInTheWayToProductionIsFound(String from, String to, String fault)
      throws IOException {
    assertThat(PipelineWay.faults(broken(from, to))).anyMatch(found -> found.contains(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requires: [push] | requires: [pusch] | deploy-staging requires pusch, which is not there",
        "requires: [images] | requires: [push] | scan-images requires push, which stands after it",
        "'      - lint\\n"
            + "' | '      - lynt\\n"
            + "' | workflow pipeline has a job lynt, which is not there",
        "'      - lint\\n' | '' | the job lint is never used",
        "'  store-reports:' | '  keep-reports:' | the command keep-reports is never used",
        "- with-libraries: | '- with-libraray:' | which is not there",
        "executor: java | executor: jawa | job format-and-compile runs on jawa, which is not there",
        "executor: engine-arm | executor: engine | the executor engine-arm is never used",
        "cache: machine | cash: machine | tells with-libraries its cash, which it does not ask for",
        "stage: staging | stage: stageing | a stage of stageing, which it does not know",
        "'          tool: grype\\n' | '' | job scan-images does not tell with-go-tool its tool",
        "<< parameters.stage >> << | << parameters.stadium >> << | speaks of a parameter stadium,"
            + " which it has not",
        "context: quizledger-aws | context: quizledger-gcp | push has the context quizledger-gcp,"
            + " which nobody is told to create",
        "only: main | only: [main, next] | push has a context and runs on other branches than main",
        "requires: [approve-production] | requires: [deploy-staging] | deploy-production goes to"
            + " production unapproved",
        "cimg/python:3.13.13 | cimg/python:3.13 | cimg/python:3.13 is not an exact version",
        "ubuntu-2404:2026.05.1 | ubuntu-2404:current | ubuntu-2404:current is not an exact version",
        "'version: 2.1' | 'version: 2.1\\n"
            + "orbs: {aws-ecr: circleci/aws-ecr@9}' | aws-ecr:9 is not an exact version",
        ".circleci/smoke.sh | .circleci/smoak.sh | the script smoak.sh is not there",
        ".circleci/scan-secrets.sh | 'true' | the script scan-secrets.sh is never called",
        ".circleci/scan-secrets.sh | .circleci/scan-secrets.sh $AWS_SECRET_ACCESS_KEY | no key of"
            + " AWS is kept",
        "'-{{ checksum \".libraries\" }}\\n"
            + "          paths' | '-always\\n"
            + "          paths' | keeps a cache that is not named after a checksum",
        "when: on_fail | when: on_failure | schema:",
        "machine: | machines: | schema:",
      })
  void everyKindOfFaultIsFound(String from, String to, String fault) throws IOException {
    var broken = broken(from, to);
    assertThat(PipelineFaults.of(broken, ROOT, contexts()))
        .anyMatch(found -> found.contains(fault));
  }

  @Test
  void whatIsToldToBeCreatedIsUsed() throws IOException {
    var pipeline = pipeline();
    assertThat(contexts()).isNotEmpty().allMatch(pipeline::contains);
  }

  @Test
  void theImagesAreBuiltOnWhatIsPinnedToTheByte() throws IOException {
    var lines = Files.readAllLines(ROOT.resolve(".circleci/base-images.sh"));
    assertThat(lines).filteredOn(line -> line.startsWith("export ")).hasSize(2);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("export "))
        .allMatch(line -> line.matches("export (BUILD|BASE)_IMAGE=\\S+@sha256:[0-9a-f]{64}"));
  }

  @Test
  void whatPythonAndGoBringIsPinnedByChecksums() throws IOException {
    var python = Files.readString(ROOT.resolve(".circleci/tools/python.txt"));
    var packages = Pattern.compile("(?m)^[\\w.-]+==\\S+.*\\\\\n +--hash=sha256:").matcher(python);
    assertThat(packages.results().count())
        .isGreaterThan(5)
        .isEqualTo(Pattern.compile("(?m)^\\w").matcher(python).results().count());
    for (var tool : Set.of("gitleaks", "grype")) {
      assertThat(ROOT.resolve(".circleci/tools/%s/go.sum".formatted(tool))).isNotEmptyFile();
      assertThat(ROOT.resolve(".circleci/tools/%s/go.mod".formatted(tool)))
          .content()
          .contains("\ntool ");
    }
  }

  @Test
  void whatCanBeChosenIsWhatTheDocumentLists() throws IOException {
    var document = Files.readString(ROOT.resolve("docs/aws.md"));
    var listed =
        document
            .lines()
            .dropWhile(line -> !line.startsWith("| choice "))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(1, line.indexOf('|', 1)))
            .collect(Collectors.joining(","));
    assertThat(choices().properties())
        .isNotEmpty()
        .allMatch(choice -> listed.contains("`" + choice.getKey() + "`"));
    assertThat(choices().path("branch").asText()).isEqualTo("main");
  }

  /// The browser tests' job joins together with what it tests.
  @Test
  void thereAreBrowserTestsWhereThereIsAWebModule() throws IOException {
    var jobs = PipelineFile.parse(pipeline()).jobs().keySet();
    assertThat(jobs.contains("browser-tests"))
        .as("web/ exists: docs/deployment.md has the job browser-tests, which joins the pipeline")
        .isEqualTo(Files.exists(ROOT.resolve("web/package.json")));
  }

  private static String pipeline() throws IOException {
    return Files.readString(ROOT.resolve(".circleci/config.yml"));
  }

  private static String broken(String from, String to) throws IOException {
    var text = pipeline();
    assertThat(text).contains(unescaped(from));
    return text.replaceFirst(
        Pattern.quote(unescaped(from)), Matcher.quoteReplacement(unescaped(to)));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }

  private static Set<String> contexts() throws IOException {
    return CONTEXT
        .matcher(Files.readString(ROOT.resolve("docs/deployment.md")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode choices() throws IOException {
    return new ObjectMapper().readTree(ROOT.resolve("aws/choices.json").toFile());
  }
}
