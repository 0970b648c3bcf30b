package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The load balancer's access logs as a table, one partition a day, with the questions that an
/// operator asks first.
final class AccessLogQueries extends Construct {
  /// As AWS publishes it for the logs' format.
  static final String LINE =
      "([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*):([0-9]*) ([^ ]*)[:-]([0-9]*) ([-.0-9]*) ([-.0-9]*)"
          + " ([-.0-9]*) (|[-0-9]*) (-|[-0-9]*) ([-0-9]*) ([-0-9]*)"
          + " \"([^ ]*) (.*) (- |[^ ]*)\" \"([^\"]*)\" ([A-Z0-9-_]+) ([A-Za-z0-9.-]*) ([^ ]*)"
          + " \"([^\"]*)\" \"([^\"]*)\" \"([^\"]*)\" ([-.0-9]*) ([^ ]*) \"([^\"]*)\""
          + " \"([^\"]*)\" \"([^ ]*)\" \"([^\\s]+?)\" \"([^\\s]+)\" \"([^ ]*)\" \"([^ ]*)\""
          + " ?([^ ]*)? ?( .*)?";

  /// A column for each group of the line, but for the rest of it.
  static final List<String> COLUMNS =
      List.of(
          "type string",
          "time string",
          "elb string",
          "client_ip string",
          "client_port int",
          "target_ip string",
          "target_port int",
          "request_processing_time double",
          "target_processing_time double",
          "response_processing_time double",
          "elb_status_code int",
          "target_status_code string",
          "received_bytes bigint",
          "sent_bytes bigint",
          "request_verb string",
          "request_url string",
          "request_proto string",
          "user_agent string",
          "ssl_cipher string",
          "ssl_protocol string",
          "target_group_arn string",
          "trace_id string",
          "domain_name string",
          "chosen_cert_arn string",
          "matched_rule_priority string",
          "request_creation_time string",
          "actions_executed string",
          "redirect_url string",
          "lambda_error_reason string",
          "target_port_list string",
          "target_status_code_list string",
          "classification string",
          "classification_reason string",
          "conn_trace_id string");

  private static final String TABLE = "access_logs";
  private static final List<String> QUERIES = List.of("errors", "patterns", "security-events");

  private final Stage stage;

  AccessLogQueries(Construct scope, Stage stage, AccessLogs logs, IKey key) {
    super(scope, "AccessLogQueries");
    this.stage = stage;
    var table = table(logs.bucket());
    var group = workGroup(results(logs, key), key);
    for (var query : QUERIES) {
      var saved =
          CfnNamedQuery.Builder.create(this, query)
              .name(stage.fullName() + "-" + query)
              .description("The last seven days of the access logs: " + query)
              .database(database())
              .workGroup(group.getName())
              .queryString(Resource.text("/queries/" + query + ".sql"))
              .build();
      saved.addResourceDependency(table);
      saved.addResourceDependency(group);
    }
  }

  private String database() {
    return stage.fullName().replace('-', '_');
  }

  private Bucket results(AccessLogs logs, IKey key) {
    return Bucket.Builder.create(this, "Results")
        .encryption(BucketEncryption.KMS)
        .encryptionKey(key)
        .bucketKeyEnabled(true)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .serverAccessLogsBucket(logs.bucket())
        .serverAccessLogsPrefix("query-results/")
        .lifecycleRules(List.of(LifecycleRule.builder().expiration(Duration.days(30)).build()))
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private CfnWorkGroup workGroup(Bucket results, IKey key) {
    return CfnWorkGroup.Builder.create(this, "WorkGroup")
        .name(stage.fullName())
        .description("Questions to the access logs of " + stage.fullName())
        .workGroupConfiguration(
            CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .publishCloudWatchMetricsEnabled(true)
                .bytesScannedCutoffPerQuery(100L * 1024 * 1024 * 1024)
                .resultConfiguration(
                    CfnWorkGroup.ResultConfigurationProperty.builder()
                        .outputLocation("s3://" + results.getBucketName() + "/")
                        .encryptionConfiguration(
                            CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_KMS")
                                .kmsKey(key.getKeyArn())
                                .build())
                        .build())
                .build())
        .build();
  }

  private CfnTable table(Bucket bucket) {
    var stack = Stack.of(this);
    var database =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(stack.getAccount())
            .databaseInput(CfnDatabase.DatabaseInputProperty.builder().name(database()).build())
            .build();
    var place =
        "s3://%s/%s/AWSLogs/%s/elasticloadbalancing/%s/"
            .formatted(
                bucket.getBucketName(), AccessLogs.PREFIX, stack.getAccount(), stack.getRegion());
    var table =
        CfnTable.Builder.create(this, "Table")
            .catalogId(stack.getAccount())
            .databaseName(database())
            .tableInput(
                CfnTable.TableInputProperty.builder()
                    .name(TABLE)
                    .tableType("EXTERNAL_TABLE")
                    .parameters(
                        Map.of(
                            "EXTERNAL", "TRUE",
                            "projection.enabled", "true",
                            "projection.day.type", "date",
                            "projection.day.range", "2026/01/01,NOW",
                            "projection.day.format", "yyyy/MM/dd",
                            "projection.day.interval", "1",
                            "projection.day.interval.unit", "DAYS",
                            "storage.location.template", place + "${day}"))
                    .partitionKeys(List.of(column("day string")))
                    .storageDescriptor(
                        CfnTable.StorageDescriptorProperty.builder()
                            .columns(COLUMNS.stream().map(AccessLogQueries::column).toList())
                            .location(place)
                            .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                            .outputFormat(
                                "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                            .serdeInfo(
                                CfnTable.SerdeInfoProperty.builder()
                                    .serializationLibrary(
                                        "org.apache.hadoop.hive.serde2.RegexSerDe")
                                    .parameters(
                                        Map.of("serialization.format", "1", "input.regex", LINE))
                                    .build())
                            .build())
                    .build())
            .build();
    table.addResourceDependency(database);
    return table;
  }

  private static CfnTable.ColumnProperty column(String declaration) {
    var words = Stream.of(declaration.split(" ")).toList();
    return CfnTable.ColumnProperty.builder().name(words.getFirst()).type(words.getLast()).build();
  }
}
