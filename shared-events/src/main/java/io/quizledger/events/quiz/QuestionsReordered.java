package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import java.util.List;

/// The draft's questions stand in this order now.
///
/// @param questionIds all of the draft's questions, each once
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionsReordered(QuizId quizId, List<QuestionId> questionIds) implements QuizEvent {
  /// Copies the list.
  public QuestionsReordered {
    questionIds = List.copyOf(questionIds);
  }
}
