package io.quizledger.command.form;

import io.quizledger.platform.web.FieldFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with a body: of each field the first that was seen.
final class Faults {
  /// More than any client shows; a body of nothing but faults is not answered with ten times its
  /// size.
  private static final int MAX_FAULTS = 1_000;

  private final Map<String, FieldFault> byField = new LinkedHashMap<>();
  private final List<Form> forms = new ArrayList<>();
  private final Set<String> wholes = new HashSet<>();

  /// `form` is a part of the body.
  void of(Form form) {
    forms.add(form);
  }

  /// Whatever is wrong inside the object at `path` is noted of the object.
  void asWhole(String path) {
    wholes.add(path);
  }

  void add(String field, String message) {
    if (byField.size() >= MAX_FAULTS) {
      return;
    }
    var whole = whole(field);
    byField.putIfAbsent(
        whole,
        new FieldFault(
            whole,
            whole.equals(field) ? message : field.substring(whole.length() + 1) + " " + message));
  }

  /// The path at which a fault of `field` is noted.
  private String whole(String field) {
    for (var end = field.indexOf('.'); end >= 0; end = field.indexOf('.', end + 1)) {
      var outer = field.substring(0, end);
      if (wholes.contains(outer)) {
        return outer;
      }
    }
    return field;
  }

  /// Whether anything is wrong with `field` or inside it.
  boolean areWithin(String field) {
    return byField.keySet().stream()
        .anyMatch(
            known ->
                known.equals(field)
                    || known.startsWith(field + ".")
                    || known.startsWith(field + "["));
  }

  /// All that is wrong with the body; fields that nobody read are.
  List<FieldFault> all() {
    for (var form : forms) {
      form.unread().forEach(name -> add(form.path(name), "is not known here"));
    }
    return List.copyOf(byField.values());
  }
}
