package io.quizledger.command.quiz;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a quiz is to those who sit it: small, immutable, and the same whatever its draft holds.
///
/// @param version the latest one published; 0 for none
/// @param withdrawn whether that version was taken back
/// @param live the draft's settings, of which opening and closing time, attempts allowed and review
///   act at once
/// @param publishedScoring which attempt counts, as last published
/// @param scoringEpoch how often a publication has changed which attempt counts
/// @param facts how many facts the quiz has, which is its revision
// Snapshots hold its components and nothing that it answers beside them.
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record QuizStanding(
    QuizId quizId,
    AccountId ownerId,
    Visibility visibility,
    int version,
    boolean withdrawn,
    QuizSettings live,
    @Nullable AttemptScoring publishedScoring,
    int scoringEpoch,
    long facts) {
  /// The claim that decides whether the quiz's first attempt or a change of its scoring came first.
  /// Each of the two makes it, so only one of them can stand in the log.
  public static String scoringClaim(QuizId quizId, int scoringEpoch) {
    return "attempt-scoring:" + quizId + "#" + scoringEpoch;
  }

  static QuizStanding created(QuizCreated event) {
    return new QuizStanding(
        event.quizId(),
        event.ownerId(),
        event.visibility(),
        0,
        false,
        QuizSettings.DEFAULT,
        null,
        0,
        1);
  }

  /// The standing after one more fact.
  QuizStanding after(QuizEvent event) {
    return switch (event) {
      case QuizVisibilityChanged changed -> with(changed.visibility());
      case QuizSettingsChanged changed -> with(changed.settings());
      case QuizPublished published -> with(published);
      case QuizWithdrawn gone -> next(visibility, version, true, live);
      default -> afterAnother();
    };
  }

  /// The standing after one more fact that means nothing to those who sit the quiz.
  QuizStanding afterAnother() {
    return next(visibility, version, withdrawn, live);
  }

  /// Whether a version is published and not taken back.
  public boolean isPublished() {
    return version > 0 && !withdrawn;
  }

  /// Whether `actor` may know of the quiz, having no attempt at it.
  public boolean isKnownTo(Actor actor) {
    return switch (visibility) {
          case PRIVATE -> false;
          case UNLISTED, PUBLIC -> isPublished();
        }
        || isOwnedBy(actor)
        || actor.is(Role.ADMINISTRATOR)
        || actor.is(Role.ANALYST);
  }

  /// Whether `actor` owns the quiz.
  public boolean isOwnedBy(Actor actor) {
    return ownerId.value().equals(actor.accountId());
  }

  /// Whether attempts may start at `moment`.
  public boolean isOpenAt(Instant moment) {
    return isPublished()
        && (live.opensAt() == null || !moment.isBefore(live.opensAt()))
        && (live.closesAt() == null || moment.isBefore(live.closesAt()));
  }

  /// Whether what is reviewed after the close may be seen at `moment`.
  public boolean isClosedAt(Instant moment) {
    return live.isClosedAt(moment, withdrawn);
  }

  private QuizStanding with(Visibility changed) {
    return next(changed, version, withdrawn, live);
  }

  private QuizStanding with(QuizSettings changed) {
    return next(visibility, version, withdrawn, changed);
  }

  private QuizStanding with(QuizPublished published) {
    var scoring = published.paper().settings().attemptScoring();
    var changed = publishedScoring != null && publishedScoring != scoring;
    return new QuizStanding(
        quizId,
        ownerId,
        visibility,
        published.version(),
        false,
        live,
        scoring,
        changed ? scoringEpoch + 1 : scoringEpoch,
        facts + 1);
  }

  private QuizStanding next(Visibility seen, int latest, boolean takenBack, QuizSettings settings) {
    return new QuizStanding(
        quizId,
        ownerId,
        seen,
        latest,
        takenBack,
        settings,
        publishedScoring,
        scoringEpoch,
        facts + 1);
  }
}
