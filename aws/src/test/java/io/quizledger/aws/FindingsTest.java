package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.s3.Bucket;

class FindingsTest {
  @Test
  void theRulesOfAwsSolutionsFindNothing() {
    for (var stack : Templates.stacks()) {
      assertThat(findings(stack)).as(stack.getStackName()).isEmpty();
    }
  }

  @Test
  void theRulesOfAwsSolutionsFindABucketThatAnybodyMayReadInTheClear() {
    var app = new App();
    var stack = new Stack(app, "sample");
    new Bucket(stack, "Bucket");
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
    assertThat(findings(stack)).anyMatch(finding -> finding.contains("AwsSolutions-S10"));
  }

  @Test
  void cloudFormationsOwnRulesFindNothing() throws IOException {
    Templates.stacks();
    var report =
        new ObjectMapper().readTree(Path.of("target/cdk.out/validation-report.json").toFile());
    assertThat(report.get("pluginReports")).isEmpty();
  }

  @Test
  void everythingThatIsAcceptedHasAReason() {
    for (var resources :
        List.of(Templates.of(Stage.STAGING), Templates.of(Stage.PRODUCTION), Templates.account())) {
      var accepted =
          Resources.map(resources.json(), "Resources").values().stream()
              .map(resource -> Resources.fields(resource).get("Metadata"))
              .filter(Map.class::isInstance)
              .map(metadata -> Resources.fields(metadata).get("cdk_nag"))
              .filter(Map.class::isInstance)
              .flatMap(nag -> Resources.maps(Resources.at(nag, "rules_to_suppress")).stream())
              .toList();
      assertThat(accepted)
          .isNotEmpty()
          .allSatisfy(rule -> assertThat(rule.get("reason").toString()).hasSizeGreaterThan(30));
    }
  }

  private static List<String> findings(Stack stack) {
    var annotations = Annotations.fromStack(stack);
    return Stream.concat(
            annotations.findError("*", Match.anyValue()).stream(),
            annotations.findWarning("*", Match.anyValue()).stream())
        .map(message -> message.getEntry().getData().toString())
        .toList();
  }
}
