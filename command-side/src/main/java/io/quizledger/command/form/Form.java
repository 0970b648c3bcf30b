package io.quizledger.command.form;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object of a request. Reading a field that is not as it must be notes a fault and gives a
/// placeholder, so that one pass finds every fault; [#check()] refuses if there are any, and for
/// every field that nobody read.
public final class Form {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      // A list of nothing but brackets takes twenty times its size in memory.
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNameLength(500)
                          .maxNumberLength(500)
                          .maxTokenCount(100_000)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final String OF_THE_TYPE = "must be ";
  private static final String MISSING = "must be given";

  /// More than any client shows; a body of nothing but faults is not answered with ten times its
  /// size.
  private static final int MAX_FAULTS = 1_000;

  private final String path;
  private final JsonNode node;
  private final Faults faults;
  private final Set<String> read = new HashSet<>();

  private Form(String path, JsonNode node, Faults faults) {
    this.path = path;
    this.node = node;
    this.faults = faults;
    faults.forms.add(this);
  }

  /// The object in `body`; an empty one where there is no body.
  ///
  /// @throws Refusal `MALFORMED` if it is no JSON object
  public static Form of(byte[] body) {
    var faults = new Faults();
    if (body.length == 0) {
      return new Form("", JSON.createObjectNode(), faults);
    }
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JacksonException | NumberFormatException e) {
      // The latter for an exponent of more digits than an exponent can have.
      throw new Refusal(CommonErrorCode.MALFORMED, "The body is not well-formed JSON");
    }
    if (!node.isObject()) {
      throw new Refusal(CommonErrorCode.MALFORMED, "The body must be a JSON object");
    }
    return new Form("", node, faults);
  }

  /// Refuses if there was any fault, in this object or in one inside it.
  public void check() {
    faults.check();
  }

  /// Whether the field is there, be it null.
  public boolean has(String name) {
    read.add(name);
    return node.has(name);
  }

  /// Whether the field is there and null.
  public boolean isNull(String name) {
    read.add(name);
    var value = node.get(name);
    return value != null && value.isNull();
  }

  /// The names of the fields that are there.
  public List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /// The path of a field, from the body's root.
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// Notes what is wrong with a field.
  public void fault(String name, String message) {
    faults.add(path(name), message);
  }

  /// Notes what is wrong with a field, unless something is wrong with it or inside it already, of
  /// which this may be a consequence.
  public void faultUnlessWithin(String name, String message) {
    if (!faults.within(path(name))) {
      fault(name, message);
    }
  }

  /// Notes what is wrong with this object as a whole.
  public void fault(String message) {
    faults.add(path, message);
  }

  /// Notes that a field is missing.
  public void missing(String name) {
    fault(name, MISSING);
  }

  /// An optional text.
  public @Nullable String text(String name, TextRule rule) {
    var value = value(name);
    return value == null ? null : text(path(name), value, rule);
  }

  /// A text that must be there.
  public String requiredText(String name, TextRule rule) {
    var text = text(name, rule);
    if (text == null && value(name) == null) {
      missing(name);
    }
    return text == null ? "" : text;
  }

  /// An optional list of texts, empty where it is absent.
  public List<String> texts(String name, int max, TextRule rule) {
    var texts = new ArrayList<String>();
    each(
        name,
        0,
        max,
        (at, value) -> {
          var text = text(at, value, rule);
          if (text != null) {
            texts.add(text);
          }
        });
    return texts;
  }

  /// An optional identifier, made by `type` of its text.
  public <T> @Nullable T id(String name, Function<String, T> type) {
    var value = value(name);
    return value == null ? null : id(path(name), value, type);
  }

  /// A list of identifiers.
  public <T> List<T> ids(String name, int max, Function<String, T> type) {
    var ids = new ArrayList<T>();
    each(
        name,
        0,
        max,
        (at, value) -> {
          var id = id(at, value, type);
          if (id != null) {
            ids.add(id);
          }
        });
    return ids;
  }

  /// One of an enum's names; `byDefault` where it is absent.
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E byDefault) {
    var value = value(name);
    if (value == null) {
      return byDefault;
    }
    if (value.isString()) {
      for (var constant : type.getEnumConstants()) {
        if (constant.name().equals(value.stringValue())) {
          return constant;
        }
      }
    }
    var names = new ArrayList<String>();
    for (var constant : type.getEnumConstants()) {
      names.add(constant.name());
    }
    fault(name, OF_THE_TYPE + "one of " + String.join(", ", names));
    return byDefault;
  }

  /// True or false; null where it is absent.
  public @Nullable Boolean truth(String name) {
    var value = value(name);
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    fault(name, OF_THE_TYPE + "true or false");
    return null;
  }

  /// True or false; `byDefault` where it is absent.
  public boolean truth(String name, boolean byDefault) {
    var value = truth(name);
    return value == null ? byDefault : value;
  }

  /// An optional whole number from `min` to `max`.
  public @Nullable Long whole(String name, long min, long max) {
    var number = decimal(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max), 0);
    return number == null ? null : number.longValueExact();
  }

  /// An optional number from `min` to `max` of at most so many `decimals`.
  public @Nullable BigDecimal decimal(String name, BigDecimal min, BigDecimal max, int decimals) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isNumber()) {
      var number = value.decimalValue();
      // Compared first: to scale 1e999999999 would take all the memory there is.
      if (number.compareTo(min) >= 0
          && number.compareTo(max) <= 0
          && number.stripTrailingZeros().scale() <= decimals) {
        return number.stripTrailingZeros();
      }
    }
    fault(
        name,
        decimals == 0
            ? "must be a whole number from " + min.toPlainString() + " to " + max.toPlainString()
            : "must be a number from "
                + min.toPlainString()
                + " to "
                + max.toPlainString()
                + " of at most "
                + decimals
                + " decimals");
    return null;
  }

  /// An optional moment, in whole milliseconds.
  public @Nullable Instant instant(String name) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isString() && value.stringValue().length() <= 40) {
      try {
        var moment = OffsetDateTime.parse(value.stringValue());
        if (moment.getYear() >= 1970 && moment.getYear() <= 9998) {
          return moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
        }
      } catch (DateTimeException e) {
        // Said below, as for every other text that is no time.
      }
    }
    fault(name, "must be a time as 2030-01-31T12:00:00.000Z");
    return null;
  }

  /// An optional object.
  public @Nullable Form object(String name) {
    var value = value(name);
    return value == null ? null : object(path(name), value);
  }

  /// A list of objects; empty where it is absent.
  public List<Form> objects(String name, int min, int max) {
    var forms = new ArrayList<Form>();
    if (value(name) == null && min > 0) {
      missing(name);
    }
    each(
        name,
        min,
        max,
        (at, value) -> {
          var form = object(at, value);
          if (form != null) {
            forms.add(form);
          }
        });
    return forms;
  }

  /// An optional object whose values are texts.
  public Map<String, String> textsByName(String name, int max, TextRule rule) {
    var form = object(name);
    var texts = new LinkedHashMap<String, String>();
    if (form == null) {
      return texts;
    }
    if (form.node.size() > max) {
      fault(name, "must have at most " + max + " entries");
      form.read.addAll(form.names());
      return texts;
    }
    for (var entry : form.names()) {
      var text = form.text(entry, rule);
      if (text != null) {
        texts.put(entry, text);
      } else if (form.isNull(entry)) {
        form.missing(entry);
      }
    }
    return texts;
  }

  private @Nullable JsonNode value(String name) {
    read.add(name);
    var value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable String text(String at, JsonNode value, TextRule rule) {
    if (!value.isString()) {
      faults.add(at, OF_THE_TYPE + "a text");
      return null;
    }
    var fault = rule.fault(value.stringValue());
    if (fault != null) {
      faults.add(at, fault);
      return null;
    }
    return value.stringValue();
  }

  private <T> @Nullable T id(String at, JsonNode value, Function<String, T> type) {
    if (value.isString()) {
      try {
        return type.apply(value.stringValue());
      } catch (IllegalArgumentException e) {
        // Said below, as for everything else that is no id.
      }
    }
    faults.add(at, "must be an id: 1 to 64 letters, digits, - or _");
    return null;
  }

  private @Nullable Form object(String at, JsonNode value) {
    if (!value.isObject()) {
      faults.add(at, OF_THE_TYPE + "an object");
      return null;
    }
    return new Form(at, value, faults);
  }

  private void each(String name, int min, int max, Entry entry) {
    var value = value(name);
    if (value == null) {
      return;
    }
    if (!value.isArray()) {
      fault(name, OF_THE_TYPE + "a list");
      return;
    }
    if (value.size() < min || value.size() > max) {
      fault(name, "must have " + min + " to " + max + " entries");
      return;
    }
    for (var i = 0; i < value.size(); i++) {
      entry.read(path(name) + "[" + i + "]", value.get(i));
    }
  }

  private interface Entry {
    void read(String path, JsonNode value);
  }

  private static final class Faults {
    private final Map<String, FieldFault> byField = new LinkedHashMap<>();
    private final List<Form> forms = new ArrayList<>();

    void add(String field, String message) {
      if (byField.size() < MAX_FAULTS) {
        byField.putIfAbsent(field, new FieldFault(field, message));
      }
    }

    boolean within(String field) {
      return byField.keySet().stream()
          .anyMatch(
              known ->
                  known.equals(field)
                      || known.startsWith(field + ".")
                      || known.startsWith(field + "["));
    }

    void check() {
      for (var form : forms) {
        for (var name : form.node.propertyNames()) {
          if (!form.read.contains(name)) {
            add(form.path(name), "is not known here");
          }
        }
      }
      if (!byField.isEmpty()) {
        throw new Refusal(List.copyOf(byField.values()));
      }
    }
  }
}
