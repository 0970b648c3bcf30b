package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.query.people.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A quiz as lists show it: its latest version; the draft while there is none.
///
/// @param ownerName absent where nobody stands behind the id any more
/// @param version absent before the first publication
/// @param timeLimitSeconds absent where there is none
/// @param attemptCount how many were ever started
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuizSummary(
    QuizId quizId,
    String title,
    @Nullable String description,
    @Nullable String category,
    List<String> tags,
    @Nullable String imageUrl,
    @Nullable String language,
    boolean featured,
    AccountId ownerId,
    @Nullable String ownerName,
    @Nullable Integer version,
    int questionCount,
    Points maxPoints,
    @Nullable Long timeLimitSeconds,
    long attemptCount,
    Visibility visibility,
    QuizStatus status) {
  static QuizSummary of(
      QuizDocument quiz, @Nullable Person owner, DraftTotals draft, long attemptCount) {
    var details = quiz.details();
    var published = quiz.published();
    return new QuizSummary(
        quiz.quizId(),
        details.title(),
        details.description(),
        details.category(),
        details.tags(),
        details.imageUrl(),
        details.language(),
        quiz.featured(),
        quiz.ownerId(),
        owner == null ? null : owner.displayName(),
        published == null ? null : published.version(),
        published == null ? draft.questionCount() : published.questionCount(),
        published == null ? draft.maxPoints() : published.maxPoints(),
        quiz.settingsInForce().timeLimitSeconds(),
        attemptCount,
        quiz.visibility(),
        quiz.status());
  }
}
