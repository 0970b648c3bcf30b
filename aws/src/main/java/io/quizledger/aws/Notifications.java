package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// Where alarms go.
final class Notifications extends Construct {
  private final Topic topic;

  Notifications(Construct scope, Stage stage, IKey key) {
    super(scope, "Notifications");
    topic =
        Topic.Builder.create(this, "Topic")
            .topicName(stage.fullName() + "-alarms")
            .masterKey(key)
            .enforceSsl(true)
            .build();
    // Backups' own grant comes with the vault.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("Alarms")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build());
    var address =
        CfnParameter.Builder.create(scope, "AlarmEmail")
            .type("String")
            .defaultValue("")
            .description("Who is told of alarms; empty for nobody by e-mail")
            .build();
    var given =
        CfnCondition.Builder.create(this, "AddressGiven")
            .expression(Fn.conditionNot(Fn.conditionEquals(address.getValueAsString(), "")))
            .build();
    CfnSubscription.Builder.create(this, "Email")
        .topicArn(topic.getTopicArn())
        .protocol("email")
        .endpoint(address.getValueAsString())
        .build()
        .getCfnOptions()
        .setCondition(given);
  }

  Topic topic() {
    return topic;
  }
}
