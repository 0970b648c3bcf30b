package io.quizledger.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// A MongoDB that exists already, and is reached over a peering or a private link.
final class ExternalMongoDb extends Construct implements Database {
  private final ISecret uri;

  ExternalMongoDb(Construct scope, SecurityGroups groups) {
    super(scope, "Database");
    var secret =
        CfnParameter.Builder.create(scope, "MongoDbUriArn")
            .type("String")
            .description(
                "Whole ARN of a secret quizledger/… that is the connection string, with tls=true")
            .allowedPattern("arn:.+:secretsmanager:.+:secret:quizledger/.+")
            .build();
    var network =
        CfnParameter.Builder.create(scope, "MongoDbNetwork")
            .type("String")
            .description("Addresses of the servers, as 10.9.0.0/24")
            .allowedPattern("[0-9.]+/[0-9]+")
            .build();
    uri = Secret.fromSecretCompleteArn(this, "Uri", secret.getValueAsString());
    groups.openDatabase(network.getValueAsString());
  }

  @Override
  public ISecret uri() {
    return uri;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public Optional<DocumentDb> cluster() {
    return Optional.empty();
  }
}
