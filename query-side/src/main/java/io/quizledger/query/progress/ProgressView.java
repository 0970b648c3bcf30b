package io.quizledger.query.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.query.attempts.AttemptSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a learner has done and reached, as far as the review settings let its reader know.
///
/// @param quizzesTaken how many quizzes have an attempt that was handed in
/// @param averagePercent over the graded attempts, half-up to four decimals
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgressView(
    int attempts,
    int submitted,
    int quizzesTaken,
    int quizzesPassed,
    @Nullable Percent averagePercent,
    @Nullable Percent bestPercent,
    long answersGiven,
    List<QuizProgress> byQuiz,
    List<AttemptSummary> recent,
    AsOf asOf) {
  /// The same for one quiz.
  ///
  /// @param title as the quiz presents itself now
  /// @param lastPercent of the last graded attempt
  /// @param passed whether any attempt was; absent where none had a pass mark
  /// @param lastAt when an attempt was last started or handed in
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuizProgress(
      QuizId quizId,
      String title,
      int attempts,
      @Nullable Percent bestPercent,
      @Nullable Percent lastPercent,
      @Nullable Boolean passed,
      Instant lastAt) {
    static QuizProgress of(Seen seen) {
      var document = seen.document();
      return new QuizProgress(
          document.quizId(),
          seen.title(),
          document.attempts(),
          seen.scores() ? document.bestPercent().orElse(null) : null,
          seen.scores() ? document.lastPercent().orElse(null) : null,
          seen.scores() ? document.passed().orElse(null) : null,
          document.lastAt());
    }
  }

  /// What was done at one quiz.
  ///
  /// @param scores whether the reader may see what it came to
  record Seen(LearnersQuizDocument document, String title, boolean scores) {}

  static ProgressView of(
      List<Seen> quizzes, long answersGiven, List<AttemptSummary> recent, AsOf asOf) {
    var released = quizzes.stream().filter(Seen::scores).map(Seen::document).toList();
    return new ProgressView(
        quizzes.stream().mapToInt(seen -> seen.document().attempts()).sum(),
        quizzes.stream().mapToInt(seen -> seen.document().submitted()).sum(),
        (int) quizzes.stream().filter(seen -> seen.document().submitted() > 0).count(),
        (int) released.stream().filter(document -> document.passed().orElse(false)).count(),
        average(released),
        released.stream()
            .map(LearnersQuizDocument::bestPercent)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElse(null),
        answersGiven,
        quizzes.stream().map(QuizProgress::of).toList(),
        recent,
        asOf);
  }

  private static @Nullable Percent average(List<LearnersQuizDocument> released) {
    var graded = released.stream().mapToLong(document -> document.grades().size()).sum();
    if (graded == 0) {
      return null;
    }
    var sum =
        released.stream()
            .map(LearnersQuizDocument::percentSum)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Percent(sum.divide(BigDecimal.valueOf(graded), 4, RoundingMode.HALF_UP));
  }
}
