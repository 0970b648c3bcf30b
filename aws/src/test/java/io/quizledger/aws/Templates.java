package io.quizledger.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// The templates that all tests look at, made once: those of both stages lie in `target/cdk.out`
/// afterwards.
final class Templates {
  private static final Infrastructure INFRASTRUCTURE =
      new Infrastructure(Path.of("target/cdk.out"), Map.of());
  private static final Map<Stage, Resources> STAGES =
      Map.of(
          Stage.STAGING, Resources.of(INFRASTRUCTURE.stage(Stage.STAGING)),
          Stage.PRODUCTION, Resources.of(INFRASTRUCTURE.stage(Stage.PRODUCTION)));
  private static final Resources ACCOUNT = Resources.of(INFRASTRUCTURE.account());

  private Templates() {}

  static Resources of(Stage stage) {
    return STAGES.get(stage);
  }

  static Resources account() {
    return ACCOUNT;
  }

  static List<Stack> stacks() {
    return List.of(
        INFRASTRUCTURE.account(),
        INFRASTRUCTURE.stage(Stage.STAGING),
        INFRASTRUCTURE.stage(Stage.PRODUCTION));
  }

  static Template template(Stage stage) {
    return of(stage).template();
  }
}
