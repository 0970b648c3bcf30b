package io.quizledger.aws;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The log groups of a stage: encrypted, and kept for as long as the stage says.
record Logs(Stage stage, IKey key) {
  /// A group for what `name` writes.
  LogGroup group(Construct scope, String id, String name) {
    return named(scope, id, "/quizledger/" + stage.id() + "/" + name);
  }

  /// A group whose whole name somebody else prescribes.
  LogGroup named(Construct scope, String id, String name) {
    return LogGroup.Builder.create(scope, id)
        .logGroupName(name)
        .encryptionKey(key)
        .retention(stage.logsKept())
        // Its name is fixed: left behind by a first deployment that failed, it would fail the next.
        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        .build();
  }
}
