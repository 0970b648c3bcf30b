package io.quizledger.events.assessment.gift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionType;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.serialization.EventJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What GIFT has no words for, in a comment line before the question: `// quizledger: {…}`.
///
/// | field | says |
/// |---|---|
/// | `type` | the type, where the answers alone would be read as another |
/// | `points` | if not 1 |
/// | `rule` | if not the type's default |
/// | `caseSensitive` | if true |
/// | `difficulty` | if any |
/// | `category` | if no `$CATEGORY:` line says it; null is none, whatever such a line has said |
/// | `exactly` | the whole question as the API writes it, without ids, where GIFT cannot hold its texts to the character (white space at their ends, `->` in a prompt); it counts in place of what follows |
final class Extension {
  static final String MARK = "// quizledger:";

  private static final Set<String> FIELDS =
      Set.of("type", "points", "rule", "caseSensitive", "difficulty", "category", "exactly");
  private static final ObjectMapper JSON = EventJson.mapper();

  private final ObjectNode fields;

  private Extension(ObjectNode fields) {
    this.fields = fields;
  }

  static Extension none() {
    return new Extension(JSON.createObjectNode());
  }

  /// Reads what stands after the mark.
  static Extension read(String json) throws GiftFault {
    try {
      if (!(JSON.readTree(json) instanceof ObjectNode fields)) {
        throw new GiftFault("has a quizledger comment that is no JSON object");
      }
      for (var property : fields.properties()) {
        if (!FIELDS.contains(property.getKey())) {
          throw new GiftFault(
              "has an unknown field in its quizledger comment: " + property.getKey());
        }
      }
      return new Extension(fields);
    } catch (JsonProcessingException | NumberFormatException e) {
      // Jackson throws the latter for an exponent of too many digits.
      throw new GiftFault("has a quizledger comment that is no JSON");
    }
  }

  Extension put(String field, @Nullable Object value) {
    fields.set(field, JSON.valueToTree(value));
    return this;
  }

  /// The line to write; empty if there is nothing to say.
  String line() {
    return fields.isEmpty() ? "" : MARK + " " + fields + "\n";
  }

  @Nullable QuestionType type() throws GiftFault {
    return oneOf("type", QuestionType.class);
  }

  Points points() throws GiftFault {
    var points = fields.get("points");
    if (points == null) {
      return Points.ONE;
    }
    if (!points.isNumber() || points.decimalValue().stripTrailingZeros().scale() > Points.SCALE) {
      throw new GiftFault("has points that are no number of at most four decimals");
    }
    try {
      return new Points(points.decimalValue());
    } catch (IllegalArgumentException e) {
      throw new GiftFault("has too many points");
    }
  }

  <E extends Enum<E>> @Nullable E rule(Class<E> rules) throws GiftFault {
    return oneOf("rule", rules);
  }

  boolean caseSensitive() throws GiftFault {
    var value = fields.get("caseSensitive");
    if (value != null && !value.isBoolean()) {
      throw new GiftFault("has a caseSensitive that is neither true nor false");
    }
    return value != null && value.booleanValue();
  }

  @Nullable String difficulty() throws GiftFault {
    var value = fields.get("difficulty");
    if (value != null && !value.isTextual()) {
      throw new GiftFault("has a difficulty that is no text");
    }
    return value == null ? null : value.textValue();
  }

  /// The category that it says, or else `ofFile`.
  @Nullable String category(@Nullable String ofFile) throws GiftFault {
    var value = fields.get("category");
    if (value == null) {
      return ofFile;
    }
    if (!value.isTextual() && !value.isNull()) {
      throw new GiftFault("has a category that is no text");
    }
    return value.textValue();
  }

  /// The question that `exactly` says, with new ids; absent if it says nothing.
  ///
  /// @param category the question's, unless it says another itself
  @Nullable Question exactly(IdSource ids, @Nullable String category) throws GiftFault {
    var exactly = fields.get("exactly");
    if (exactly == null) {
      return null;
    }
    if (!(exactly.deepCopy() instanceof ObjectNode question)) {
      throw new GiftFault("has an exactly that is no question");
    }
    question.put("questionId", ids.next());
    if (category != null && !question.has("category")) {
      question.put("category", category);
    }
    give("choices", "choiceId", question, ids);
    give("pairs", "pairId", question, ids);
    give("items", "itemId", question, ids);
    try {
      return JSON.treeToValue(question, Question.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new GiftFault("has an exactly that is no question");
    }
  }

  /// `question` without its ids.
  static JsonNode withoutIds(Question question) {
    ObjectNode json = JSON.valueToTree(question);
    json.remove("questionId");
    for (var list : json) {
      for (var part : list) {
        if (part instanceof ObjectNode object) {
          object.remove(Set.of("choiceId", "pairId", "itemId"));
        }
      }
    }
    return json;
  }

  private static void give(String list, String id, ObjectNode question, IdSource ids) {
    for (var part : question.path(list)) {
      if (part instanceof ObjectNode object) {
        object.put(id, ids.next());
      }
    }
  }

  private <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) throws GiftFault {
    var value = fields.get(field);
    if (value == null) {
      return null;
    }
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    throw new GiftFault("has a %s that there is not: %s".formatted(field, value));
  }
}
