package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionStem;
import io.quizledger.events.assessment.QuestionType;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the text of one question: `::name:: text {answers}`.
final class QuestionParser {
  private static final String NAME_MARK = "::";
  private static final String BLANK = "_____";
  private static final String GENERAL_FEEDBACK = "####";

  private final IdSource ids;
  private @Nullable String name;
  private @Nullable String category;

  QuestionParser(IdSource ids) {
    this.ids = ids;
  }

  /// The question's name, as far as it has been read.
  @Nullable String name() {
    return name;
  }

  /// The question that `block` is.
  ///
  /// @param ofFile the category that the file has said before
  Question parse(String block, Extension extension, @Nullable String ofFile) throws GiftFault {
    category = extension.category(ofFile);
    var exactly = extension.exactly(ids, category);
    if (exactly != null) {
      name = exactly.name();
      return exactly;
    }
    var body = withoutName(Escapes.hide(block));
    var open = body.indexOf('{');
    var close = body.indexOf('}');
    if (open < 0 && close < 0) {
      return description(Texts.read(body), extension);
    }
    if (close < 0) {
      throw new GiftFault("has answers that are not closed: } is missing before the blank line");
    }
    if (open < 0 || close < open) {
      throw new GiftFault("has a } without a {; in a text it is written \\}");
    }
    var after = body.substring(close + 1);
    var answers = body.substring(open + 1, close).trim();
    if (answers.indexOf('{') >= 0 || after.indexOf('{') >= 0 || after.indexOf('}') >= 0) {
      throw new GiftFault(
          "has more than one pair of braces; in a text they are written \\{ and \\}");
    }
    var text = body.substring(0, open) + (after.isEmpty() ? "" : BLANK + after);
    return question(Texts.read(text), answers, extension);
  }

  private String withoutName(String text) throws GiftFault {
    if (!text.startsWith(NAME_MARK)) {
      return text;
    }
    var end = text.indexOf(NAME_MARK, NAME_MARK.length());
    if (end < 0) {
      throw new GiftFault("has a name that is not closed: :: is missing");
    }
    var read =
        Escapes.show(text.substring(NAME_MARK.length(), end)).trim().replaceAll("[\r\n\t ]+", " ");
    name = read.isEmpty() ? null : read;
    return text.substring(end + NAME_MARK.length()).trim();
  }

  private Question question(Texts text, String section, Extension extension) throws GiftFault {
    var format = format(text);
    var feedbackMark = section.lastIndexOf(GENERAL_FEEDBACK);
    var answers = feedbackMark < 0 ? section : section.substring(0, feedbackMark).trim();
    var feedback =
        feedbackMark < 0
            ? null
            : Texts.optional(format, section.substring(feedbackMark + GENERAL_FEEDBACK.length()));
    var stem =
        new QuestionStem(
            new QuestionId(ids.next()),
            name,
            text.text(),
            format,
            extension.points(),
            feedback,
            extension.difficulty(),
            category);
    return switch (type(answers, extension)) {
      case SINGLE_CHOICE -> stem.singleChoice(AnswerParser.choices(answers, format, ids));
      case MULTIPLE_CHOICE ->
          stem.multipleChoice(
              AnswerParser.choices(answers, format, ids), extension.rule(ChoicesRule.class));
      case TRUE_FALSE -> trueFalse(stem, AnswerParser.verdict(answers, format));
      case SHORT_ANSWER ->
          stem.shortAnswer(AnswerParser.texts(answers, format), extension.caseSensitive());
      case NUMERIC -> stem.numeric(AnswerParser.numbers(answers, format));
      case MATCHING -> matching(stem, AnswerParser.pairs(answers, format, ids));
      case ORDERING ->
          stem.ordering(
              AnswerParser.pairs(answers, format, ids).stream()
                  .map(pair -> new Item(new ItemId(ids.next()), pair.match()))
                  .toList(),
              extension.rule(OrderingRule.class));
      case ESSAY -> stem.essay();
      case DESCRIPTION -> throw new GiftFault("is a description with answers");
    };
  }

  private static Question trueFalse(QuestionStem stem, AnswerParser.Verdict verdict) {
    return stem.trueFalse(
        verdict.answer(),
        verdict.answer() ? verdict.ifRight() : verdict.ifWrong(),
        verdict.answer() ? verdict.ifWrong() : verdict.ifRight());
  }

  /// A match without a prompt is a distractor, as Moodle has it.
  private static Question matching(QuestionStem stem, List<Pair> pairs) {
    return stem.matching(
        pairs.stream().filter(pair -> !pair.prompt().isEmpty()).toList(),
        pairs.stream().filter(pair -> pair.prompt().isEmpty()).map(Pair::match).toList());
  }

  private Question description(Texts text, Extension extension) throws GiftFault {
    var type = extension.type();
    if (type != null && type != QuestionType.DESCRIPTION) {
      throw new GiftFault("has no answers, which a question of type " + type + " needs");
    }
    return new QuestionStem(
            new QuestionId(ids.next()),
            name,
            text.text(),
            format(text),
            Points.ZERO,
            null,
            extension.difficulty(),
            category)
        .description();
  }

  /// The type that the answers show, in Moodle's order of looking, or that the extension says.
  private static QuestionType type(String answers, Extension extension) throws GiftFault {
    var shown = shownType(answers);
    var said = extension.type();
    if (said == null || said == shown) {
      return shown;
    }
    var mayBeSaid =
        switch (said) {
          case SINGLE_CHOICE -> shown == QuestionType.MULTIPLE_CHOICE;
          case MULTIPLE_CHOICE -> shown == QuestionType.SINGLE_CHOICE;
          case ORDERING -> shown == QuestionType.MATCHING;
          default -> false;
        };
    if (!mayBeSaid) {
      throw new GiftFault("says that its type is %s, but has answers of %s".formatted(said, shown));
    }
    return said;
  }

  private static QuestionType shownType(String answers) throws GiftFault {
    if (answers.isEmpty()) {
      return QuestionType.ESSAY;
    }
    if (answers.startsWith("#")) {
      return QuestionType.NUMERIC;
    }
    if (answers.indexOf('~') >= 0) {
      return answers.indexOf('=') >= 0 ? QuestionType.SINGLE_CHOICE : QuestionType.MULTIPLE_CHOICE;
    }
    if (answers.indexOf('=') >= 0 && answers.contains("->")) {
      return QuestionType.MATCHING;
    }
    if (AnswerParser.isVerdict(answers)) {
      return QuestionType.TRUE_FALSE;
    }
    if (answers.startsWith("=")) {
      return QuestionType.SHORT_ANSWER;
    }
    throw new GiftFault("has answers that begin neither with =, ~ or # nor with TRUE or FALSE");
  }

  private static TextFormat format(Texts text) {
    return Objects.requireNonNullElse(text.format(), TextFormat.PLAIN);
  }
}
