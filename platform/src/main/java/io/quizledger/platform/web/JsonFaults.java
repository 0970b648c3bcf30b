package io.quizledger.platform.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds everything that is wrong with a body that could not be read: reading stops at the first
/// fault, so the body is read again without it, until nothing else is found.
final class JsonFaults {
  private static final int MAX_FAULTS = 20;

  private final JsonMapper json;
  private final Validator validator;

  JsonFaults(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /// What `body` is refused with as a `type`.
  Refusal in(byte[] body, JavaType type) {
    var faults = new LinkedHashMap<String, String>();
    try {
      var tree = json.readTree(body);
      while (faults.size() < MAX_FAULTS) {
        try {
          Object value = json.readerFor(type).readValue(tree);
          broken(value, faults);
          break;
        } catch (JacksonException e) {
          if (!note(e, faults) || !cut(tree, e.getPath())) {
            break;
          }
        }
      }
    } catch (StreamConstraintsException e) {
      return malformed("It is nested too deeply or holds a name, text or number that is too long");
    } catch (NumberFormatException e) {
      // Thrown as it is for an exponent of more digits than an exponent can have.
      return malformed("It holds a number that is no number of ordinary size");
    } catch (JacksonException e) {
      return malformed("It is not JSON");
    }
    return faults.isEmpty()
        ? malformed("It is not what is expected here")
        : new Refusal(
            faults.entrySet().stream()
                .map(fault -> new FieldFault(fault.getKey(), fault.getValue()))
                .toList());
  }

  private static Refusal malformed(String why) {
    return new Refusal(CommonErrorCode.MALFORMED, "The body cannot be read. " + why);
  }

  /// Whether there was something new.
  private static boolean note(JacksonException e, Map<String, String> faults) {
    var path = path(e.getPath());
    if (e.getCause() instanceof Refusal refusal) {
      refusal.faults().forEach(fault -> faults.putIfAbsent(within(path, fault), fault.message()));
      return !refusal.faults().isEmpty();
    }
    if (e instanceof InvalidTypeIdException type) {
      var property = typeProperty(type);
      faults.put(path.isEmpty() ? property : path + "." + property, "must be one of those known");
      return true;
    }
    return !path.isEmpty() && !isKnown(path, faults) && faults.put(path, message(e)) == null;
  }

  /// Whether something is wrong with that field, or inside it, already.
  private static boolean isKnown(String path, Map<String, String> faults) {
    return faults.keySet().stream()
        .anyMatch(
            known ->
                known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
  }

  private static String within(String path, FieldFault fault) {
    return path.isEmpty() ? fault.field() : path + "." + fault.field();
  }

  private static String typeProperty(InvalidTypeIdException e) {
    var base = e.getBaseType();
    var info = base == null ? null : base.getRawClass().getAnnotation(JsonTypeInfo.class);
    return info == null || info.property().isEmpty() ? "type" : info.property();
  }

  private void broken(@Nullable Object value, Map<String, String> faults) {
    if (value == null) {
      return;
    }
    for (var violation : validator.validate(value)) {
      addIfNew(violation.getPropertyPath().toString(), violation.getMessage(), faults);
    }
    if (value instanceof JudgesItself judge) {
      judge.faults().forEach(fault -> addIfNew(fault.field(), fault.message(), faults));
    }
  }

  private static void addIfNew(String path, String message, Map<String, String> faults) {
    if (!isKnown(path, faults)) {
      faults.put(path, message);
    }
  }

  private static String path(List<JacksonException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }

  private static boolean cut(JsonNode tree, List<JacksonException.Reference> references) {
    var path = new ArrayList<>(references);
    if (path.isEmpty()) {
      return false;
    }
    var last = path.removeLast();
    var parent = tree;
    for (var reference : path) {
      parent =
          reference.getPropertyName() == null
              ? parent.path(reference.getIndex())
              : parent.path(reference.getPropertyName());
    }
    if (parent instanceof ObjectNode object && last.getPropertyName() != null) {
      return object.remove(last.getPropertyName()) != null;
    }
    if (parent instanceof ArrayNode array && last.getIndex() >= 0) {
      if (array.path(last.getIndex()).isNull()) {
        return false;
      }
      array.setNull(last.getIndex());
      return true;
    }
    return false;
  }

  private static String message(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> "is not known here";
      case ValueInstantiationException refused
          when refused.getCause() instanceof IllegalArgumentException why
              && why.getMessage() != null ->
          why.getMessage();
      case InputCoercionException range -> "is out of range";
      case MismatchedInputException mismatch
          when mismatch.getOriginalMessage().contains(JsonRules.NO_TEXT) ->
          JsonRules.NO_TEXT;
      case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
      case StreamReadException unreadable -> "cannot be read";
      default -> "is not valid";
    };
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "is not valid";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == Instant.class) {
      return "must be a time such as 2026-01-31T12:00:00.000Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type == BigDecimal.class
        || type == double.class
        || type == Double.class
        || type == float.class
        || type == Float.class) {
      return "must be a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "must be a whole number";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray()
        ? "must be a list"
        : "must be an object";
  }
}
