package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A quiz without its questions.
///
/// @param revision the number of its facts so far
/// @param draft how the draft presents itself
/// @param draftSettings the draft's settings, of which some act at once
/// @param published the latest version; absent before the first publication
/// @param rank the token of its latest publication, or of its creation: newest first
/// @param words what the draft and the version say, for its owner's searches
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizDocument(
    QuizId quizId,
    AccountId ownerId,
    long revision,
    QuizStatus status,
    Visibility visibility,
    boolean featured,
    QuizDetails draft,
    QuizSettings draftSettings,
    @Nullable PublishedVersion published,
    long rank,
    List<String> words) {
  /// Copies the list.
  public QuizDocument {
    words = List.copyOf(words);
  }

  static QuizDocument created(QuizCreated event, long token) {
    return new QuizDocument(
        event.quizId(),
        event.ownerId(),
        0,
        QuizStatus.DRAFT,
        event.visibility(),
        false,
        event.details(),
        QuizSettings.DEFAULT,
        null,
        token,
        Words.of(event.details()));
  }

  /// The settings that hold for whoever sits the quiz now: the latest version's, with those parts
  /// that act at once; the draft's while there is no version.
  public QuizSettings settingsInForce() {
    return published == null ? draftSettings : published.settings().withLivePartsOf(draftSettings);
  }

  /// How the quiz presents itself to others; to its owner before it was ever published.
  public QuizDetails details() {
    return published == null ? draft : published.details();
  }

  /// Whether the quiz has closed at `now`: its closing time has come; without one, it is withdrawn.
  public boolean isClosedAt(Instant now) {
    return draftSettings.isClosedAt(now, status == QuizStatus.WITHDRAWN);
  }

  QuizDocument atRevision(long revision) {
    return new QuizDocument(
        quizId,
        ownerId,
        revision,
        status,
        visibility,
        featured,
        draft,
        draftSettings,
        published,
        rank,
        words);
  }

  QuizDocument presentedAs(QuizDetails details) {
    return drafted(
        details,
        draftSettings,
        published == null ? Words.of(details) : Words.of(details, published.details()));
  }

  QuizDocument setTo(QuizSettings settings) {
    return drafted(draft, settings, words);
  }

  QuizDocument visibleTo(Visibility visibility) {
    return standing(status, visibility, featured);
  }

  QuizDocument featured(boolean featured) {
    return standing(status, visibility, featured);
  }

  QuizDocument published(Paper paper, Instant publishedAt, long token) {
    var version =
        new PublishedVersion(
            paper.version(),
            publishedAt,
            paper.details(),
            paper.settings(),
            paper.questions().size(),
            paper.maxPoints());
    return new QuizDocument(
        quizId,
        ownerId,
        revision,
        QuizStatus.PUBLISHED,
        visibility,
        featured,
        draft,
        draftSettings,
        version,
        token,
        Words.of(draft, paper.details()));
  }

  QuizDocument withdrawn() {
    return standing(QuizStatus.WITHDRAWN, visibility, featured);
  }

  /// The same content, standing otherwise.
  private QuizDocument standing(QuizStatus status, Visibility visibility, boolean featured) {
    return new QuizDocument(
        quizId,
        ownerId,
        revision,
        status,
        visibility,
        featured,
        draft,
        draftSettings,
        published,
        rank,
        words);
  }

  /// The same standing, with another draft.
  private QuizDocument drafted(QuizDetails draft, QuizSettings settings, List<String> words) {
    return new QuizDocument(
        quizId,
        ownerId,
        revision,
        status,
        visibility,
        featured,
        draft,
        settings,
        published,
        rank,
        words);
  }
}
