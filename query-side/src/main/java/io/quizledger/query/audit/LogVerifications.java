package io.quizledger.query.audit;

import io.quizledger.eventlog.LogVerification;
import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.platform.inspections.Inspection;
import io.quizledger.platform.inspections.Inspector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Verifies the log from its first commit to its last.
///
/// One that is taken over begins anew: how far another node came is noted in the very database that
/// is under suspicion.
@Component
class LogVerifications implements Inspector {
  static final String KIND = "log-verification";
  static final String HASH = "hash";
  static final String ROOT = "root";
  private static final Duration BETWEEN_NOTES = Duration.ofMillis(200);

  private final MongoEventLog log;

  LogVerifications(MongoEventLog log) {
    this.log = log;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict inspect(Inspection inspection, Notes notes) {
    var outcome =
        log.verification()
            .run(
                receipts(inspection),
                BETWEEN_NOTES,
                progress -> notes.reached(progress, List.of()),
                notes::isStopped);
    return switch (outcome) {
      case LogVerification.Outcome.Sound sound ->
          new Verdict.Passed(Map.of(HASH, sound.hash(), ROOT, sound.root()));
      case LogVerification.Outcome.Broken broken ->
          new Verdict.Failed(broken.position(), broken.reason());
      case LogVerification.Outcome.Stopped _ -> new Verdict.LeftOff();
    };
  }

  /// What was asked for: hashes known from outside, by position.
  private static Map<Long, String> receipts(Inspection inspection) {
    var receipts = new HashMap<Long, String>();
    inspection.parameters().forEach((position, hash) -> receipts.put(Long.valueOf(position), hash));
    return receipts;
  }
}
