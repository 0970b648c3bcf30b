package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// A MongoDB that exists already, and is reached over a peering or a private link, which whoever
/// has it adds: docs/aws.md, "An external MongoDB". What that takes are outputs of the stack.
final class ExternalMongoDb extends Construct implements Database {
  private final ISecret uri;

  ExternalMongoDb(Construct scope, Network network, SecurityGroups groups) {
    super(scope, "Database");
    var secret =
        CfnParameter.Builder.create(scope, "MongoDbUriArn")
            .type("String")
            .description(
                "Whole ARN of a secret quizledger/… that is the connection string, with tls=true,"
                    + " under AWS's own key for secrets")
            .allowedPattern("arn:.+:secretsmanager:.+:secret:quizledger/.+")
            .build();
    var servers =
        CfnParameter.Builder.create(scope, "MongoDbNetwork")
            .type("String")
            .description("Addresses of the servers, as 10.9.0.0/24")
            .allowedPattern("[0-9.]+/[0-9]+")
            .build();
    var ports =
        List.of(
            port(scope, "MongoDbFirstPort", "The first port of the servers"),
            port(
                scope, "MongoDbLastPort", "The last; a private link may have one for each server"));
    uri = Secret.fromSecretCompleteArn(this, "Uri", secret.getValueAsString());
    groups.openDatabase(servers.getValueAsString(), ports.getFirst(), ports.getLast());
    output(scope, "VpcId", "What a peering or a private link begins at", network.vpc().getVpcId());
    output(
        scope,
        "TaskRouteTables",
        "Where the way to the servers is to be added",
        String.join(
            ",",
            network.vpc().selectSubnets(network.tasks()).getSubnets().stream()
                .map(subnet -> subnet.getRouteTable().getRouteTableId())
                .toList()));
    output(
        scope,
        "DatabaseClients",
        "The security groups that the servers must let in",
        String.join(
            ",", groups.clients().stream().map(ISecurityGroup::getSecurityGroupId).toList()));
  }

  private static Number port(Construct scope, String name, String what) {
    return CfnParameter.Builder.create(scope, name)
        .type("Number")
        .defaultValue(SecurityGroups.MONGODB)
        .minValue(1)
        .maxValue(65_535)
        .description(what)
        .build()
        .getValueAsNumber();
  }

  private static void output(Construct scope, String name, String what, String value) {
    CfnOutput.Builder.create(scope, name).description(what).value(value).build();
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
