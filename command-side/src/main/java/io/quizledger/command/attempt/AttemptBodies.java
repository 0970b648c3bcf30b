package io.quizledger.command.attempt;

import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients send, as the API's document shows it. The forms read the requests; a test asks them
/// for every field that stands here.
final class AttemptBodies {
  private AttemptBodies() {}

  /// An answer, and what the client knows of itself.
  record Given(
      Response response,
      @Nullable Instant clientTime,
      @Nullable String clientId,
      @Nullable Long clientSequence) {}

  /// Several answers, all or none.
  record Several(List<Named> answers) {}

  /// One of several answers.
  record Named(
      QuestionId questionId,
      Response response,
      @Nullable Instant clientTime,
      @Nullable String clientId,
      @Nullable Long clientSequence) {}

  /// A mark.
  record Mark(Points points, @Nullable String comment) {}
}
