package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.platform.projections.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A quiz as its page shows it.
///
/// @param settings those in force
/// @param draft only for those who may read all of the quiz
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuizView(
    @JsonUnwrapped QuizSummary summary,
    QuizSettings settings,
    AsOf asOf,
    @Nullable DraftView draft) {
  /// What the next version will be, with key.
  ///
  /// @param revision the quiz's
  record DraftView(
      long revision,
      @JsonUnwrapped QuizDetails details,
      QuizSettings settings,
      int questionCount,
      Points maxPoints,
      List<Question> questions) {}
}
