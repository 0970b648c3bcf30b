package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// Where alarms go, and what no metric shows: a task that ended by itself is replaced before
/// anything rings.
final class Notifications extends Construct {
  private final Stage stage;
  private final Topic topic;

  Notifications(Construct scope, Stage stage, IKey key) {
    super(scope, "Notifications");
    this.stage = stage;
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

  /// Tells of tasks of the services of `cluster` that ended without having been told to, of tasks
  /// that could not be started, as where a quota is used up, and of deployments that failed,
  /// whoever began them.
  void ofTasks(ICluster cluster) {
    tell(
        "TaskEnded",
        "task-ended",
        "ECS Task State Change",
        EventPattern.builder()
            .detail(
                Map.of(
                    "clusterArn", List.of(cluster.getClusterArn()),
                    "group", List.of(Map.of("prefix", "service:")),
                    "lastStatus", List.of("STOPPED"),
                    "stopCode", List.of("EssentialContainerExited", "TaskFailedToStart"))));
    tell(
        "TasksNotStarted",
        "tasks-not-started",
        "ECS Service Action",
        ofServices().detail(Map.of("eventType", List.of("WARN", "ERROR"))));
    tell(
        "DeploymentFailed",
        "deployment-failed",
        "ECS Deployment State Change",
        ofServices().detail(Map.of("eventName", List.of("SERVICE_DEPLOYMENT_FAILED"))));
  }

  private EventPattern.Builder ofServices() {
    var stack = Stack.of(this);
    return EventPattern.builder()
        .resources(
            Match.prefix(
                "arn:%s:ecs:%s:%s:service/%s/"
                    .formatted(
                        stack.getPartition(),
                        stack.getRegion(),
                        stack.getAccount(),
                        stage.fullName())));
  }

  private void tell(String id, String name, String kind, EventPattern.Builder events) {
    Rule.Builder.create(this, id)
        .ruleName(stage.fullName() + "-" + name)
        .eventPattern(events.source(List.of("aws.ecs")).detailType(List.of(kind)).build())
        .targets(List.of(new SnsTopic(topic)))
        .build();
  }

  Topic topic() {
    return topic;
  }
}
