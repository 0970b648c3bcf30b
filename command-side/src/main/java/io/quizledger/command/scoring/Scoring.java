package io.quizledger.command.scoring;

import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.ChosenOrder;
import io.quizledger.events.assessment.ChosenSeveral;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.GivenNumber;
import io.quizledger.events.assessment.MatchedPairs;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.WrittenText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What responses and attempts are worth. The formulas are those of the API's section *Scoring*.
///
/// Everything here is a function of its arguments alone: no clock, no randomness, no order of
/// presentation. What was computed when an answer was given stands in its event, and whoever
/// computes it again, in any year, gets the same.
public final class Scoring {
  private static final String BETWEEN_FEEDBACKS = "\n\n";

  private Scoring() {}

  /// What `response` to `question` comes to: `points × fraction`, half-up to four decimals.
  ///
  /// | type | fraction |
  /// |---|---|
  /// | single choice | the chosen weight ÷ 100; may be negative |
  /// | multiple choice, sum of weights | the chosen weights ÷ 100, held to 0…1 |
  /// | multiple choice, all or nothing | 1 if exactly those of positive weight are chosen, else 0 |
  /// | true/false | 1 if right, else 0 |
  /// | short answer, numeric | the weight ÷ 100 of the first answer that matches, else 0 |
  /// | matching | right pairs ÷ pairs |
  /// | ordering, all or nothing | 1 if every item is in place, else 0 |
  /// | ordering, right positions | items in place ÷ items |
  /// | essay | a person says: no points, `TO_BE_MARKED` |
  ///
  /// The feedback is what the author says to this response (of the chosen choices in the author's
  /// order, or of the answer that matched), then what they say to everyone, with a blank line
  /// between.
  ///
  /// @throws IllegalArgumentException if the response does not fit the question
  public static Outcome outcome(Question question, Response response) {
    if (question instanceof Essay && response instanceof WrittenText) {
      return new Outcome(
          null, question.points(), Correctness.TO_BE_MARKED, feedback(question, List.of()));
    }
    var judgement = judge(question, response);
    return new Outcome(
        judgement.fraction().times(question.points()),
        question.points(),
        judgement.fraction().correctness(),
        feedback(question, judgement.feedback()));
  }

  /// What a person's mark comes to: `CORRECT` for all of the question's points, `WRONG` for none,
  /// else `PARTIAL`. The feedback is the author's to everyone; the marker's comment stands beside
  /// it.
  ///
  /// @throws IllegalArgumentException if `points` are not within 0 and the question's points
  public static Outcome marked(Question question, Points points) {
    if (points.compareTo(Points.ZERO) < 0 || points.compareTo(question.points()) > 0) {
      throw new IllegalArgumentException("a mark lies between 0 and the question's points");
    }
    var correctness =
        points.equals(question.points())
            ? Correctness.CORRECT
            : points.equals(Points.ZERO) ? Correctness.WRONG : Correctness.PARTIAL;
    return new Outcome(points, question.points(), correctness, feedback(question, List.of()));
  }

  /// What an attempt comes to: the sum of its outcomes' points, at least 0; percent = 100 × points
  /// ÷ maxPoints, half-up to four decimals, 0 if maxPoints is 0; passed = percent ≥ passing
  /// percent.
  ///
  /// @param outcomes one for each answered question; unanswered ones add nothing and may be left
  ///   out
  /// @param maxPoints what the whole paper can earn
  /// @param passingPercent absent: neither passed nor failed
  /// @throws IllegalArgumentException if an outcome has no points, because nobody has marked it yet
  public static Score total(
      Collection<Outcome> outcomes, Points maxPoints, @Nullable Percent passingPercent) {
    var sum = Points.ZERO;
    for (var outcome : outcomes) {
      var points = outcome.points();
      if (points == null) {
        throw new IllegalArgumentException("an outcome has no points yet");
      }
      sum = sum.plus(points);
    }
    var points = sum.atLeastZero();
    var percent = Percent.of(points, maxPoints);
    var passed = passingPercent == null ? null : percent.compareTo(passingPercent) >= 0;
    return new Score(points, maxPoints, percent, passed);
  }

  private static Judgement judge(Question question, Response response) {
    return switch (question) {
      case SingleChoice single when response instanceof ChosenOne chosen ->
          Choices.judge(single, chosen);
      case MultipleChoice multiple when response instanceof ChosenSeveral chosen ->
          Choices.judge(multiple, chosen);
      case TrueFalse statement when response instanceof Verdict verdict ->
          Judgement.of(
              Fraction.allIf(verdict.value() == statement.answer()),
              verdict.value() ? statement.feedbackTrue() : statement.feedbackFalse());
      case ShortAnswer words when response instanceof WrittenText written ->
          WrittenAnswers.judge(words, written);
      case Numeric numeric when response instanceof GivenNumber given ->
          NumericAnswers.judge(numeric, given);
      case Matching matching when response instanceof MatchedPairs matched ->
          Arrangements.judge(matching, matched);
      case Ordering ordering when response instanceof ChosenOrder chosen ->
          Arrangements.judge(ordering, chosen);
      case SingleChoice _,
          MultipleChoice _,
          TrueFalse _,
          ShortAnswer _,
          Numeric _,
          Matching _,
          Ordering _,
          Essay _,
          Description _ ->
          throw new IllegalArgumentException("the response does not fit the question");
    };
  }

  private static @Nullable String feedback(Question question, List<String> toThisResponse) {
    var parts = new ArrayList<>(toThisResponse);
    if (question.feedback() != null) {
      parts.add(question.feedback());
    }
    return parts.isEmpty() ? null : String.join(BETWEEN_FEEDBACKS, parts);
  }
}
