package io.quizledger.command.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Points;
import io.quizledger.platform.inspections.Inspection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An audit of scores.
///
/// @param quizId the quiz it is about; absent: all
/// @param percent of the log that was looked at, whole
/// @param secondsLeft at the pace so far; 0 where there is no rest, or no pace yet
/// @param position FAILED: of the first fact that differs; otherwise the last that was looked at
/// @param reason why it failed
/// @param recomputed PASSED: how many scores were computed anew
/// @param differences the first of them; absent in the list of all audits
/// @param differenceCount how many there are, exact
/// @param askedBy the account
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
    String auditId,
    Inspection.State state,
    @Nullable String quizId,
    int percent,
    long commitsPerSecond,
    long secondsLeft,
    @Nullable Long position,
    @Nullable String reason,
    @Nullable Long recomputed,
    @Nullable List<DifferenceView> differences,
    long differenceCount,
    String askedBy,
    Instant askedAt,
    @Nullable Instant endedAt) {
  static final String ATTEMPT = "attemptId";
  static final String QUESTION = "questionId";
  static final String RECORDED = "recorded";
  static final String RECOMPUTED = "recomputed";
  static final String PARTS = "parts";
  static final String POSITION = "position";
  static final String INDEX = "index";

  /// A fact that says something else of a score than its paper and responses do.
  ///
  /// @param questionId absent where it is about the attempt as a whole
  /// @param recorded the points in the fact; absent where it has none
  /// @param recomputed the points that there must be; absent where there must be none, or where
  ///   none can be computed
  /// @param parts what differs, by the names of the fact's fields
  /// @param position of the fact's commit
  /// @param index of the fact in it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DifferenceView(
      String attemptId,
      @Nullable String questionId,
      @Nullable Points recorded,
      @Nullable Points recomputed,
      List<String> parts,
      long position,
      int index) {
    static DifferenceView of(Map<String, String> words) {
      return new DifferenceView(
          words.getOrDefault(ATTEMPT, ""),
          words.get(QUESTION),
          points(words.get(RECORDED)),
          points(words.get(AuditView.RECOMPUTED)),
          List.of(words.getOrDefault(PARTS, "").split(",")),
          Long.parseLong(words.getOrDefault(POSITION, "0")),
          Integer.parseInt(words.getOrDefault(INDEX, "0")));
    }

    private static @Nullable Points points(@Nullable String text) {
      return text == null ? null : Points.of(text);
    }
  }

  /// With the differences.
  static AuditView whole(Inspection inspection) {
    return of(inspection, inspection.findings().stream().map(DifferenceView::of).toList());
  }

  /// Without them.
  static AuditView listed(Inspection inspection) {
    return of(inspection, null);
  }

  private static AuditView of(Inspection inspection, @Nullable List<DifferenceView> differences) {
    var recomputed = inspection.evidence().get(ScoreAudits.RECOMPUTED);
    return new AuditView(
        inspection.id(),
        inspection.state(),
        inspection.parameters().get(ScoreAudits.QUIZ),
        inspection.percent(),
        inspection.progress().commitsPerSecond(),
        inspection.secondsLeft(),
        inspection.concerns(),
        inspection.reason(),
        recomputed == null ? null : Long.valueOf(recomputed),
        differences,
        inspection.findingCount(),
        inspection.askedBy(),
        inspection.askedAt(),
        inspection.endedAt());
  }
}
