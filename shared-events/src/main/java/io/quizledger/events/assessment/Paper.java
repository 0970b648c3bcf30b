package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quizledger.events.ids.QuizId;
import java.util.List;

/// A published version of a quiz, frozen for ever: what was asked, with the key, and how it scores.
///
/// @param version from 1
public record Paper(
    QuizId quizId,
    int version,
    QuizDetails details,
    QuizSettings settings,
    List<Question> questions) {
  /// Copies the questions.
  public Paper {
    questions = List.copyOf(questions);
  }

  /// The claim that the commit with this paper holds.
  public static String claim(QuizId quizId, int version) {
    return "paper:" + quizId + "#" + version;
  }

  /// What the questions can earn together.
  @JsonIgnore
  public Points maxPoints() {
    return questions.stream().map(Question::points).reduce(Points.ZERO, Points::plus);
  }
}
