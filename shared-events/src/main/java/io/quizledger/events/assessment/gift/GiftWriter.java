package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionType;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Weight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes questions as a GIFT file. Reading it gives the same questions, with other ids.
///
/// What GIFT has no words for stands in an [Extension] before the question. Where a text would not
/// come back to the character, the extension holds the whole question: each one is read again right
/// after it is written, and compared.
public final class GiftWriter {
  private GiftWriter() {}

  /// The whole file.
  public static String write(List<Question> questions) {
    var file = new StringBuilder();
    // What a reader takes for the category here.
    String category = null;
    for (var question : questions) {
      var said = question.category();
      var line = said == null || said.equals(category) ? "" : categoryLine(said);
      if (!line.isEmpty()) {
        file.append(line).append("\n\n");
        category = said;
      }
      file.append(block(question, category)).append('\n');
    }
    return file.toString();
  }

  /// The line that says `category`, as it is if that will do, for other programs know no escapes
  /// there; empty if no such line can say it.
  private static String categoryLine(String category) {
    return Stream.of(category, Escapes.escape(category))
        .filter(_ -> !category.isEmpty())
        .map(text -> Block.CATEGORY + " " + text)
        .filter(line -> category.equals(Block.of(line, 0, 1).getFirst().category))
        .findFirst()
        .orElse("");
  }

  private static String block(Question question, @Nullable String category) {
    var body = body(question);
    var extension = withCategory(extension(question), question, category);
    if (!readsBack(question, body, extension, category)) {
      var whole = Extension.none().put("exactly", Extension.withoutIds(question));
      extension = withCategory(whole, question, category);
    }
    return extension.line() + body + "\n";
  }

  private static Extension withCategory(
      Extension extension, Question question, @Nullable String category) {
    return Objects.equals(question.category(), category)
        ? extension
        : extension.put("category", question.category());
  }

  private static boolean readsBack(
      Question question, String body, Extension extension, @Nullable String category) {
    try {
      var read = new QuestionParser(() -> "id").parse(body, extension, category);
      return Extension.withoutIds(read).equals(Extension.withoutIds(question));
    } catch (GiftFault fault) {
      return false;
    }
  }

  private static Extension extension(Question question) {
    var extension = Extension.none();
    if (question instanceof Ordering || question instanceof Description) {
      extension.put("type", QuestionType.of(question));
    }
    if (!question.points().equals(Points.ONE) && !(question instanceof Description)) {
      extension.put("points", question.points());
    }
    if (question instanceof MultipleChoice multiple
        && multiple.rule() != ChoicesRule.SUM_OF_WEIGHTS) {
      extension.put("rule", multiple.rule());
    }
    if (question instanceof Ordering ordering && ordering.rule() != OrderingRule.ALL_OR_NOTHING) {
      extension.put("rule", ordering.rule());
    }
    if (question instanceof ShortAnswer words && words.caseSensitive()) {
      extension.put("caseSensitive", true);
    }
    if (question.difficulty() != null) {
      extension.put("difficulty", question.difficulty());
    }
    return extension;
  }

  private static String body(Question question) {
    var body = new StringBuilder();
    if (question.name() != null) {
      body.append("::").append(Escapes.escape(question.name())).append("::");
    }
    body.append(Texts.tag(question.textFormat())).append(Escapes.escape(question.text()));
    if (question instanceof Description) {
      return body.toString();
    }
    body.append(question instanceof Numeric ? " {#\n" : " {\n");
    switch (question) {
      case SingleChoice single -> singleChoice(body, single);
      case MultipleChoice multiple -> multipleChoice(body, multiple);
      case TrueFalse statement -> verdict(body, statement);
      case ShortAnswer words ->
          words
              .answers()
              .forEach(
                  a -> answer(body, question, "=" + percent(a.weight()), a.text(), a.feedback()));
      case Numeric numeric ->
          numeric
              .answers()
              .forEach(
                  a ->
                      answer(
                          body, question, "=" + percent(a.weight()) + number(a), "", a.feedback()));
      case Matching matching -> {
        matching.pairs().forEach(p -> pair(body, question, p.prompt(), p.match()));
        matching.distractors().forEach(match -> pair(body, question, "", match));
      }
      case Ordering ordering -> {
        for (var i = 0; i < ordering.items().size(); i++) {
          pair(body, question, Integer.toString(i + 1), ordering.items().get(i).text());
        }
      }
      case Essay _, Description _ -> {}
    }
    if (question.feedback() != null) {
      body.append("\t####").append(text(question, question.feedback())).append('\n');
    }
    return body.append('}').toString();
  }

  /// The first of the best choices is marked right, which makes the question one of a single
  /// choice.
  private static void singleChoice(StringBuilder body, SingleChoice question) {
    var marked = false;
    for (var choice : question.choices()) {
      var isRight = !marked && choice.weight().equals(Weight.FULL);
      marked = marked || isRight;
      var mark = isRight ? "=" : "~";
      var plain = isRight || choice.weight().equals(Weight.NONE);
      choice(body, question, plain ? mark : mark + percent(choice.weight()), choice);
    }
  }

  private static void multipleChoice(StringBuilder body, MultipleChoice question) {
    for (var choice : question.choices()) {
      choice(body, question, "~" + percent(choice.weight()), choice);
    }
  }

  private static void choice(StringBuilder body, Question question, String mark, Choice choice) {
    // A text that begins like a weight is not taken for one after a weight.
    var whole =
        choice.text().startsWith("%") && mark.length() == 1
            ? mark + percent(choice.weight())
            : mark;
    answer(body, question, whole, choice.text(), choice.feedback());
  }

  private static void verdict(StringBuilder body, TrueFalse question) {
    var ifRight = question.answer() ? question.feedbackTrue() : question.feedbackFalse();
    var ifWrong = question.answer() ? question.feedbackFalse() : question.feedbackTrue();
    body.append('\t').append(question.answer() ? "TRUE" : "FALSE");
    if (ifWrong != null || ifRight != null) {
      body.append('#').append(ifWrong == null ? "" : text(question, ifWrong));
    }
    if (ifRight != null) {
      body.append('#').append(text(question, ifRight));
    }
    body.append('\n');
  }

  private static void answer(
      StringBuilder body, Question question, String mark, String text, @Nullable String feedback) {
    body.append('\t').append(mark).append(text(question, text));
    if (feedback != null) {
      body.append('#').append(text(question, feedback));
    }
    body.append('\n');
  }

  private static void pair(StringBuilder body, Question question, String prompt, String match) {
    body.append("\t=").append(text(question, prompt)).append(" -> ");
    body.append(text(question, match)).append('\n');
  }

  private static String text(Question question, String text) {
    var escaped = Escapes.escape(text);
    return Texts.beginsWithTag(text) ? Texts.tag(question.textFormat()) + escaped : escaped;
  }

  private static String percent(Weight weight) {
    return "%" + weight.value().toPlainString() + "%";
  }

  private static String number(AcceptedNumber answer) {
    if (answer.value() == null) {
      return answer.min() + ".." + answer.max();
    }
    return answer.tolerance() == null ? answer.value() : answer.value() + ":" + answer.tolerance();
  }
}
