package io.quizledger.command.form;

import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with a body: of each field the first that was seen.
final class Faults {
  private final Map<String, FieldFault> byField = new LinkedHashMap<>();
  private final List<Form> forms = new ArrayList<>();

  /// `form` is a part of the body.
  void of(Form form) {
    forms.add(form);
  }

  void add(String field, String message) {
    byField.putIfAbsent(field, new FieldFault(field, message));
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

  /// Refuses the body if anything is wrong with it; fields that nobody read are.
  void check() {
    for (var form : forms) {
      form.unread().forEach(name -> add(form.path(name), "is not known here"));
    }
    if (!byField.isEmpty()) {
      throw new Refusal(List.copyOf(byField.values()));
    }
  }
}
