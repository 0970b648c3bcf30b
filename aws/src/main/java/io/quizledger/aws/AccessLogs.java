package io.quizledger.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/// The bucket for what the load balancer, and the other buckets, tell of each request.
final class AccessLogs extends Construct {
  /// Of the load balancer's logs.
  static final String PREFIX = "balancer";

  private static final Duration COOL_AFTER = Duration.days(30);
  private static final Duration DELETED_AFTER = Duration.days(400);

  private final Bucket bucket;

  AccessLogs(Construct scope) {
    super(scope, "AccessLogs");
    // The load balancer can write with the bucket's own keys only.
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .transitions(
                            List.of(
                                Transition.builder()
                                    .storageClass(StorageClass.INFREQUENT_ACCESS)
                                    .transitionAfter(COOL_AFTER)
                                    .build()))
                        .expiration(DELETED_AFTER)
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
            .build();
    Findings.accept(
        bucket, "AwsSolutions-S1", "It is the bucket that access logs of the others go to.");
  }

  Bucket bucket() {
    return bucket;
  }
}
