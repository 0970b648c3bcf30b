package io.quizledger.command.attempt;

import io.quizledger.command.form.Form;
import io.quizledger.command.form.TextRule;
import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.ChosenOrder;
import io.quizledger.events.assessment.ChosenSeveral;
import io.quizledger.events.assessment.GivenNumber;
import io.quizledger.events.assessment.MatchedPairs;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.WrittenText;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads a response: its one field says which it is.
final class ResponseForm {
  private static final int PARTS = 1_000;
  private static final TextRule TEXT = TextRule.pasted(Integer.MAX_VALUE);

  private ResponseForm() {}

  /// The response; null where it has faults, which are noted in the form.
  static @Nullable Response read(Form form) {
    var names = form.names();
    if (names.size() != 1) {
      form.names().forEach(form::has);
      form.fault("must have one field: choice, choices, value, text, number, pairs or order");
      return null;
    }
    var name = names.getFirst();
    return switch (name) {
      case "choice" -> {
        var choice = form.id(name, ChoiceId::new);
        yield choice == null ? missing(form, name) : new ChosenOne(choice);
      }
      case "choices" -> {
        var choices = form.ids(name, PARTS, ChoiceId::new);
        yield form.isNull(name) ? missing(form, name) : new ChosenSeveral(choices);
      }
      case "value" -> {
        var value = form.truth(name);
        yield value == null ? missing(form, name) : new Verdict(value);
      }
      case "text" -> {
        var text = form.text(name, TEXT);
        yield text == null ? missing(form, name) : new WrittenText(text);
      }
      case "number" -> {
        var number = form.text(name, TEXT);
        yield number == null ? missing(form, name) : new GivenNumber(number);
      }
      case "pairs" -> pairs(form, name);
      case "order" -> {
        var order = form.ids(name, PARTS, ItemId::new);
        yield form.isNull(name) ? missing(form, name) : new ChosenOrder(order);
      }
      default -> null;
    };
  }

  private static @Nullable Response pairs(Form form, String name) {
    if (form.isNull(name)) {
      return missing(form, name);
    }
    var pairs = new LinkedHashMap<PairId, String>();
    form.textsByName(name, PARTS, TEXT)
        .forEach(
            (id, match) -> {
              try {
                pairs.put(new PairId(id), match);
              } catch (IllegalArgumentException e) {
                form.fault(name, "names a prompt that there is not");
              }
            });
    return new MatchedPairs(pairs);
  }

  private static @Nullable Response missing(Form form, String name) {
    form.require(name);
    return null;
  }
}
