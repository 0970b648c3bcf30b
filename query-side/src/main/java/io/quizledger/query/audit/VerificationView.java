package io.quizledger.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.platform.inspections.Inspection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A verification of the log.
///
/// @param percent of the log that was verified, whole
/// @param secondsLeft at the pace so far; 0 where there is no rest, or no pace yet
/// @param position FAILED: the first that does not fit; otherwise the last that was verified
/// @param reason FAILED: what does not fit
/// @param hash PASSED: of the last commit
/// @param root PASSED: of the tree over all commits
/// @param askedBy the account
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationView(
    String verificationId,
    Inspection.State state,
    int percent,
    long commitsPerSecond,
    long secondsLeft,
    @Nullable Long position,
    @Nullable String reason,
    @Nullable String hash,
    @Nullable String root,
    String askedBy,
    Instant askedAt,
    @Nullable Instant endedAt) {
  static VerificationView of(Inspection inspection) {
    return new VerificationView(
        inspection.id(),
        inspection.state(),
        inspection.percent(),
        inspection.progress().commitsPerSecond(),
        inspection.secondsLeft(),
        inspection.concerns(),
        inspection.reason(),
        inspection.evidence().get(LogVerifications.HASH),
        inspection.evidence().get(LogVerifications.ROOT),
        inspection.askedBy(),
        inspection.askedAt(),
        inspection.endedAt());
  }
}
