package io.quizledger.command.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.command.dispatch.Answer;
import io.quizledger.command.dispatch.Decided;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.web.Revision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// The answer to most commands on a quiz.
///
/// @param version of a publication or withdrawal
/// @param revision the number of the quiz's facts by then
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisedQuiz(QuizId quizId, @Nullable Integer version, long revision) {
  static RevisedQuiz after(Commit commit) {
    var last = commit.events().getLast();
    var fact = (QuizEvent) last.getPayload();
    var version =
        switch (fact) {
          case QuizPublished published -> Integer.valueOf(published.version());
          case QuizWithdrawn withdrawn -> Integer.valueOf(withdrawn.version());
          default -> null;
        };
    return new RevisedQuiz(fact.quizId(), version, last.getSequenceNumber() + 1);
  }

  static ResponseEntity<RevisedQuiz> answer(Decided decided) {
    return answer(decided, false);
  }

  /// @param publication whether the answer names the version
  static ResponseEntity<RevisedQuiz> answer(Decided decided, boolean publication) {
    return switch (decided) {
      case Decided.Written(Commit commit) -> {
        var revised = after(commit);
        yield Answer.ok(commit).eTag(revised.etag()).body(revised);
      }
      case Decided.Unchanged(Object result) -> {
        var revised = of((Revised) Objects.requireNonNull(result), publication);
        yield Answer.unchanged().eTag(revised.etag()).body(revised);
      }
    };
  }

  private static RevisedQuiz of(Revised revised, boolean publication) {
    return new RevisedQuiz(
        revised.quizId(), publication ? revised.version() : null, revised.revision());
  }

  String etag() {
    return new Revision(revision).etag();
  }
}
