package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import java.time.Instant;

/// The draft became a version, frozen for ever.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizPublished(QuizId quizId, AccountId ownerId, Instant publishedAt, Paper paper)
    implements QuizEvent {
  /// The version that was published, from 1.
  @JsonIgnore
  public int version() {
    return paper.version();
  }
}
