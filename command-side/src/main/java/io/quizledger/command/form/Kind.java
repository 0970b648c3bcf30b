package io.quizledger.command.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A kind of values that a field may have to have, and how they are read.
@FunctionalInterface
interface Kind<T> {
  /// What `json`, which is not null, says.
  T of(JsonNode json) throws Unfit;

  /// True or false.
  Kind<Boolean> TRUTH =
      json -> {
        if (!json.isBoolean()) {
          throw new Unfit("must be true or false");
        }
        return json.booleanValue();
      };

  /// A moment of a year from 1970 to 9998, in whole milliseconds.
  Kind<Instant> INSTANT =
      json -> {
        if (json.isString() && json.stringValue().length() <= 40) {
          try {
            var moment = OffsetDateTime.parse(json.stringValue());
            if (moment.getYear() >= 1970 && moment.getYear() <= 9998) {
              return moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
          } catch (DateTimeException e) {
            // Said below, as for every other text that is no time.
          }
        }
        throw new Unfit("must be a time as 2030-01-31T12:00:00.000Z");
      };

  /// A text that `rule` lets pass.
  static Kind<String> text(TextRule rule) {
    return json -> {
      if (!json.isString()) {
        throw new Unfit("must be a text");
      }
      var fault = rule.fault(json.stringValue());
      if (fault != null) {
        throw new Unfit(fault);
      }
      return json.stringValue();
    };
  }

  /// An identifier, made by `type` of its text.
  static <T> Kind<T> id(Function<String, T> type) {
    return json -> {
      if (json.isString()) {
        try {
          return type.apply(json.stringValue());
        } catch (IllegalArgumentException e) {
          // Said below, as for everything else that is no id.
        }
      }
      throw new Unfit("must be an id: 1 to 64 letters, digits, - or _");
    };
  }

  /// The name of one of an enum's constants.
  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    var constants = type.getEnumConstants();
    return json -> {
      for (var constant : constants) {
        if (json.isString() && constant.name().equals(json.stringValue())) {
          return constant;
        }
      }
      throw new Unfit(
          Arrays.stream(constants)
              .map(Enum::name)
              .collect(Collectors.joining(", ", "must be one of ", "")));
    };
  }

  /// A number from `min` to `max` of at most so many `decimals`.
  static Kind<BigDecimal> decimal(BigDecimal min, BigDecimal max, int decimals) {
    return json -> {
      if (json.isNumber()) {
        var number = json.decimalValue();
        // Compared first: to scale 1e999999999 would take all the memory there is.
        if (number.compareTo(min) >= 0
            && number.compareTo(max) <= 0
            && number.stripTrailingZeros().scale() <= decimals) {
          return number.stripTrailingZeros();
        }
      }
      var range = "number from " + min.toPlainString() + " to " + max.toPlainString();
      throw new Unfit(
          decimals == 0
              ? "must be a whole " + range
              : "must be a " + range + " of at most " + decimals + " decimals");
    };
  }
}
