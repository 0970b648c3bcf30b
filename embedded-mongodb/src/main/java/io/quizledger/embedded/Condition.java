package io.quizledger.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a query asks of one field, as far as an index can help with it.
///
/// A condition may let too much through, never too little: the query itself is asked again of every
/// document that an index brings.
sealed interface Condition {
  /// The field is one of these values.
  record OneOf(List<Object> values) implements Condition {}

  /// The field lies between two keys. Where `oneElement` is false and the field is an array, the
  /// bounds may hold for different elements, so only one of them may be used.
  record Range(Key from, @Nullable Key before, boolean oneElement) implements Condition {}

  /// The helpful conditions of a query by field name; `$and` is looked into, `$or` is not.
  static Map<String, Condition> of(Document query) {
    var conditions = new HashMap<String, Condition>();
    collect(query, conditions);
    return conditions;
  }

  private static void collect(Document query, Map<String, Condition> conditions) {
    query.forEach(
        (field, value) -> {
          if (field.equals("$and") && value instanceof Collection<?> parts) {
            for (var part : parts) {
              collect((Document) part, conditions);
            }
          } else if (!field.startsWith("$")) {
            var condition = of(value);
            if (condition != null) {
              conditions.merge(field, condition, Condition::narrower);
            }
          }
        });
  }

  private static Condition narrower(Condition one, Condition other) {
    return one instanceof OneOf ? one : other;
  }

  private static @Nullable Condition of(@Nullable Object asked) {
    if (asked instanceof BsonRegularExpression expression) {
      return prefix(expression);
    }
    if (!(asked instanceof Document operators) || !isOperators(operators)) {
      return isPlain(asked) ? new OneOf(List.of(Objects.requireNonNull(asked))) : null;
    }
    if (BsonRegularExpression.isRegularExpression(operators)) {
      return prefix(BsonRegularExpression.convertToRegularExpression(operators));
    }
    if (operators.containsKey("$eq") && isPlain(operators.get("$eq"))) {
      return new OneOf(List.of(Objects.requireNonNull(operators.get("$eq"))));
    }
    if (operators.get("$in") instanceof Collection<?> values
        && values.stream().allMatch(Condition::isPlain)) {
      return new OneOf(new ArrayList<>(values));
    }
    if (operators.get("$elemMatch") instanceof Document ofOneElement && isOperators(ofOneElement)) {
      return range(ofOneElement, true);
    }
    return range(operators, false);
  }

  private static boolean isOperators(Document document) {
    return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
  }

  /// Null also finds absent fields and an array also finds itself inside another: no index is
  /// asked.
  private static boolean isPlain(@Nullable Object value) {
    return value != null
        && !(value instanceof Collection)
        && !(value instanceof BsonRegularExpression)
        && !(value instanceof Document document && isOperators(document));
  }

  private static @Nullable Condition range(Document operators, boolean oneElement) {
    Key from = null;
    Key before = null;
    Object any = null;
    for (var operator : operators.entrySet()) {
      var value = operator.getValue();
      if (!isPlain(value)) {
        continue;
      }
      switch (operator.getKey()) {
        case "$gte" -> from = Key.of(value);
        case "$gt" -> from = Key.of(value).afterPrefix();
        case "$lt" -> before = Key.of(value);
        case "$lte" -> before = Key.of(value).afterPrefix();
        default -> {
          continue;
        }
      }
      any = value;
    }
    if (any == null) {
      return null;
    }
    var type = Key.ofType(any);
    return new Range(
        from != null ? from : type, before != null ? before : type.afterPrefix(), oneElement);
  }

  private static @Nullable Condition prefix(BsonRegularExpression expression) {
    var pattern = expression.getPattern();
    var options = expression.getOptions();
    if (!pattern.startsWith("^")
        || pattern.contains("|")
        || (options != null && !options.isEmpty())) {
      return null;
    }
    var literal = new StringBuilder();
    for (var i = 1; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      var quantified = i + 1 < pattern.length() && "?*{".indexOf(pattern.charAt(i + 1)) >= 0;
      if (!(Character.isLetterOrDigit(c) || ":_-# /".indexOf(c) >= 0) || quantified) {
        break;
      }
      literal.append(c);
    }
    if (literal.isEmpty()) {
      return null;
    }
    var terminated = Key.of(literal.toString()).bytes();
    var from = new Key(Arrays.copyOf(terminated, terminated.length - 2));
    return new Range(from, from.afterPrefix(), true);
  }
}
