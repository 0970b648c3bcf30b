package io.quizledger.command.form;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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

  private final String path;
  private final JsonNode node;
  private final Faults faults;
  private final Set<String> read = new HashSet<>();

  private Form(String path, JsonNode node, Faults faults) {
    this.path = path;
    this.node = node;
    this.faults = faults;
    faults.of(this);
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
    var found = faults.all();
    if (!found.isEmpty()) {
      throw new Refusal(found);
    }
  }

  /// Every fault of the request, so that those which only the domain finds can be told with them.
  public List<FieldFault> faults() {
    return faults.all();
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

  /// The names of the fields that are there and that nobody has read.
  List<String> unread() {
    return node.propertyNames().stream().filter(name -> !read.contains(name)).toList();
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
    if (!faults.areWithin(path(name))) {
      fault(name, message);
    }
  }

  /// Notes what is wrong with this object as a whole.
  public void fault(String message) {
    faults.add(path, message);
  }

  /// Notes that a field is missing, if it is absent or null.
  public void require(String name) {
    if (value(name) == null) {
      fault(name, "must be given");
    }
  }

  /// An optional text.
  public @Nullable String text(String name, TextRule rule) {
    return one(name, Kind.text(rule));
  }

  /// A text that must be there.
  public String requiredText(String name, TextRule rule) {
    require(name);
    var text = text(name, rule);
    return text == null ? "" : text;
  }

  /// An optional list of texts, empty where it is absent.
  public List<String> texts(String name, int max, TextRule rule) {
    return several(name, max, Kind.text(rule));
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
      form.require(entry);
      var text = form.text(entry, rule);
      if (text != null) {
        texts.put(entry, text);
      }
    }
    return texts;
  }

  /// An optional identifier, made by `type` of its text.
  public <T> @Nullable T id(String name, Function<String, T> type) {
    return one(name, Kind.id(type));
  }

  /// A list of identifiers, empty where it is absent.
  public <T> List<T> ids(String name, int max, Function<String, T> type) {
    return several(name, max, Kind.id(type));
  }

  /// One of an enum's names; `byDefault` where it is absent.
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E byDefault) {
    var constant = one(name, Kind.oneOf(type));
    return constant == null ? byDefault : constant;
  }

  /// True or false; null where it is absent.
  public @Nullable Boolean truth(String name) {
    return one(name, Kind.TRUTH);
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
    return one(name, Kind.decimal(min, max, decimals));
  }

  /// An optional moment, in whole milliseconds.
  public @Nullable Instant instant(String name) {
    return one(name, Kind.INSTANT);
  }

  /// An optional object.
  public @Nullable Form object(String name) {
    var value = value(name);
    return value == null ? null : object(path(name), value);
  }

  /// An optional object of which a client is told only that it as a whole is not as it must be:
  /// whatever is wrong inside it is noted at its own path.
  public @Nullable Form whole(String name) {
    var form = object(name);
    if (form != null) {
      faults.asWhole(form.path);
    }
    return form;
  }

  /// A list of objects; empty where it is absent.
  public List<Form> objects(String name, int min, int max) {
    if (min > 0) {
      require(name);
    }
    var forms = new ArrayList<Form>();
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

  private @Nullable JsonNode value(String name) {
    read.add(name);
    var value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private <T> @Nullable T one(String name, Kind<T> kind) {
    var value = value(name);
    return value == null ? null : read(path(name), value, kind);
  }

  private <T> List<T> several(String name, int max, Kind<T> kind) {
    var all = new ArrayList<T>();
    each(
        name,
        0,
        max,
        (at, value) -> {
          var one = read(at, value, kind);
          if (one != null) {
            all.add(one);
          }
        });
    return all;
  }

  private <T> @Nullable T read(String at, JsonNode value, Kind<T> kind) {
    try {
      return kind.of(value);
    } catch (Unfit unfit) {
      faults.add(at, unfit.whatItMustBe());
      return null;
    }
  }

  private @Nullable Form object(String at, JsonNode value) {
    if (!value.isObject()) {
      faults.add(at, "must be an object");
      return null;
    }
    return new Form(at, value, faults);
  }

  private void each(String name, int min, int max, BiConsumer<String, JsonNode> entry) {
    var value = value(name);
    if (value == null) {
      return;
    }
    if (!value.isArray()) {
      fault(name, "must be a list");
      return;
    }
    if (value.size() < min || value.size() > max) {
      fault(name, "must have " + min + " to " + max + " entries");
      return;
    }
    for (var i = 0; i < value.size(); i++) {
      entry.accept(path(name) + "[" + i + "]", value.get(i));
    }
  }
}
