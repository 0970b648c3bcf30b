package io.quizledger.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/// Where the log and the read models are.
sealed interface Database extends IConstruct permits DocumentDb, ExternalMongoDb {
  /// The connection string, with user and password.
  ISecret uri();

  /// What else the programs must be told to connect.
  Map<String, String> settings();

  /// The cluster, where it is one of this stack.
  Optional<DocumentDb> cluster();
}
