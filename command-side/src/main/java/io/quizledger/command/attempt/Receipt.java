package io.quizledger.command.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.command.dispatch.Answer;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a learner gets for an answer: that it stands in the log, and where.
///
/// @param sequence counts the answers and clearings of the attempt, from 1
/// @param outcome what may be told at once of what the answer came to
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
    QuestionId questionId,
    int sequence,
    Instant answeredAt,
    Place receipt,
    @Nullable Outcome outcome) {
  /// A commit in the log.
  ///
  /// @param hash 64 lower-case hex digits
  record Place(long position, String hash) {}

  /// The receipts for all answers in `commit`; a refusal if it holds late ones.
  static List<Receipt> of(Commit commit) {
    var place = new Place(commit.position(), commit.hash());
    var receipts = new ArrayList<Receipt>();
    for (var event : commit.events()) {
      switch (event.getPayload()) {
        case AnswerGiven given ->
            receipts.add(
                new Receipt(
                    given.questionId(),
                    given.sequence(),
                    given.answeredAt(),
                    place,
                    Shown.in(event.getMetaData()).of(given.outcome())));
        case AnswerCleared cleared ->
            receipts.add(
                new Receipt(
                    cleared.questionId(), cleared.sequence(), cleared.clearedAt(), place, null));
        case LateAnswerReceived late -> {
          Answer.positionBeforeRefusal(commit);
          throw TimeIsUp.keptLate();
        }
        default -> {
          // The attempt may have been submitted in the same commit.
        }
      }
    }
    return receipts;
  }
}
