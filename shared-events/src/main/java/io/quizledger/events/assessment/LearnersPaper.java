package io.quizledger.events.assessment;

import java.util.List;

/// What a learner sees of a paper in one attempt. Both sides make it from the paper and the
/// attempt's recorded seed: the command side for the answer to its start, the query side for
/// whoever looks at it again.
///
/// @param questions in this learner's order
public record LearnersPaper(List<LearnersQuestion> questions) {
  private static final String QUESTIONS = "questions";

  /// Copies the questions.
  public LearnersPaper {
    questions = List.copyOf(questions);
  }

  /// `paper` in the order of `seed`: questions and choices shuffled where its settings say so,
  /// matches and items always.
  public static LearnersPaper of(Paper paper, long seed) {
    var settings = paper.settings();
    return new LearnersPaper(
        inOrder(paper, seed).stream()
            .map(question -> LearnersQuestion.of(question, settings.shuffleChoices(), seed))
            .toList());
  }

  /// The questions with their keys, in the order in which this learner sees them.
  public static List<Question> inOrder(Paper paper, long seed) {
    return paper.settings().shuffleQuestions()
        ? SeededShuffle.shuffled(seed, QUESTIONS, paper.questions())
        : paper.questions();
  }
}
