package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a quiz is sat and scored.
///
/// @param timeLimitSeconds from the start of an attempt; absent: no limit
/// @param graceSeconds how long after the deadline answers are still taken; 0 by default
/// @param opensAt attempts start from here on; absent: always
/// @param closesAt attempts end here at the latest; absent: never
/// @param attemptsAllowed for one learner; absent: unlimited
/// @param attemptScoring which attempt counts; the highest by default
/// @param passingPercent from here on an attempt is passed; absent: no pass mark
/// @param shuffleQuestions whether each attempt has its own order of questions
/// @param shuffleChoices whether each attempt has its own order of choices
/// @param review from when on a learner sees what
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizSettings(
    @Nullable Long timeLimitSeconds,
    long graceSeconds,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Integer attemptsAllowed,
    AttemptScoring attemptScoring,
    @Nullable Percent passingPercent,
    boolean shuffleQuestions,
    boolean shuffleChoices,
    ReviewSettings review) {
  /// What holds where an author has said nothing.
  public static final QuizSettings DEFAULT =
      new QuizSettings(
          null,
          0,
          null,
          null,
          null,
          AttemptScoring.HIGHEST,
          null,
          false,
          false,
          ReviewSettings.DEFAULT);

  /// Reads settings; what is absent takes its default.
  @JsonCreator
  static QuizSettings read(
      @JsonProperty("timeLimitSeconds") @Nullable Long timeLimitSeconds,
      @JsonProperty("graceSeconds") @Nullable Long graceSeconds,
      @JsonProperty("opensAt") @Nullable Instant opensAt,
      @JsonProperty("closesAt") @Nullable Instant closesAt,
      @JsonProperty("attemptsAllowed") @Nullable Integer attemptsAllowed,
      @JsonProperty("attemptScoring") @Nullable AttemptScoring attemptScoring,
      @JsonProperty("passingPercent") @Nullable Percent passingPercent,
      @JsonProperty("shuffleQuestions") @Nullable Boolean shuffleQuestions,
      @JsonProperty("shuffleChoices") @Nullable Boolean shuffleChoices,
      @JsonProperty("review") @Nullable ReviewSettings review) {
    return new QuizSettings(
        timeLimitSeconds,
        requireNonNullElse(graceSeconds, 0L),
        opensAt,
        closesAt,
        attemptsAllowed,
        requireNonNullElse(attemptScoring, AttemptScoring.HIGHEST),
        passingPercent,
        requireNonNullElse(shuffleQuestions, false),
        requireNonNullElse(shuffleChoices, false),
        requireNonNullElse(review, ReviewSettings.DEFAULT));
  }

  /// Whether the quiz has closed at `moment`: its closing time has come; where it has none, it is
  /// withdrawn.
  public boolean isClosedAt(Instant moment, boolean withdrawn) {
    return closesAt == null ? withdrawn : !moment.isBefore(closesAt);
  }

  /// These settings with those parts of `live` that act at once, for all versions: opening and
  /// closing time, attempts allowed and review.
  public QuizSettings withLivePartsOf(QuizSettings live) {
    return new QuizSettings(
        timeLimitSeconds,
        graceSeconds,
        live.opensAt,
        live.closesAt,
        live.attemptsAllowed,
        attemptScoring,
        passingPercent,
        shuffleQuestions,
        shuffleChoices,
        live.review);
  }
}
