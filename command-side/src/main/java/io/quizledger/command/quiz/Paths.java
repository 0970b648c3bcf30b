package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.web.ErrorCode;
import io.quizledger.platform.web.Refusal;
import java.util.function.Function;

/// What paths name. An id of another form names nothing.
public final class Paths {
  private Paths() {}

  /// The quiz of that id.
  public static QuizId quiz(String id) {
    return named(id, QuizId::new, QuizErrorCode.QUIZ_NOT_FOUND);
  }

  /// The question of that id.
  public static QuestionId question(String id) {
    return named(id, QuestionId::new, QuizErrorCode.QUESTION_NOT_FOUND);
  }

  /// What `type` makes of `id`, else a refusal with `notFound`.
  public static <T> T named(String id, Function<String, T> type, ErrorCode notFound) {
    try {
      return type.apply(id);
    } catch (IllegalArgumentException e) {
      throw new Refusal(notFound, "No id looks like this");
    }
  }
}
