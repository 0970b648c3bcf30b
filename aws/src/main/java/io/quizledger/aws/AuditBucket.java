package io.quizledger.aws;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.constructs.Construct;

/// What was found out about the log, and its head at that time, where nobody can change it.
final class AuditBucket extends Construct {
  private final Bucket bucket;

  AuditBucket(Construct scope, Stage stage, IKey key, AccessLogs logs) {
    super(scope, "Audit");
    var kept = Duration.days(stage.evidence().days());
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .versioned(true)
            .objectLockEnabled(true)
            .objectLockDefaultRetention(
                stage.evidence().compliance()
                    ? ObjectLockRetention.compliance(kept)
                    : ObjectLockRetention.governance(kept))
            .serverAccessLogsBucket(logs.bucket())
            .serverAccessLogsPrefix("audit/")
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
  }

  Bucket bucket() {
    return bucket;
  }
}
