package io.quizledger.platform.projections;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A read model in all its forms. There are several while releases change: nodes of the earlier one
/// read theirs, while the later one's is filled.
///
/// @param all of its forms
/// @param newest that a node began last
/// @param read which readers read: the newest, unless it is not filled yet and another one is
record Forms(Set<StoredName> all, Form newest, Form read) {
  /// One of them.
  record Form(StoredName name, RegistryEntry entry) {
    /// Names its live generation's token.
    String liveToken() {
      return Generation.tokenName(name, entry.live());
    }

    private Instant begunAt() {
      return Objects.requireNonNullElse(entry.begunAt(), Instant.EPOCH);
    }
  }

  /// The forms of `readModel`.
  ///
  /// @param entries of all read models
  /// @param isKept whether any node keeps a form; what is left over from other releases is not
  ///   looked at
  static Optional<Forms> of(
      String readModel, Map<StoredName, RegistryEntry> entries, Predicate<StoredName> isKept) {
    var all = new HashMap<>(entries);
    all.keySet().removeIf(name -> !name.readModel().equals(readModel));
    var forms =
        all.entrySet().stream().map(each -> new Form(each.getKey(), each.getValue())).toList();
    var begun = those(forms, form -> form.entry().isBegun());
    var kept = begun.size() == 1 ? begun : those(begun, form -> isKept.test(form.name()));
    var newest = youngest(kept);
    var filled = youngest(kept.stream().filter(form -> form.entry().filled()).toList());
    return newest.map(
        form ->
            new Forms(
                Set.copyOf(all.keySet()),
                form,
                form.entry().filled() ? form : filled.orElse(form)));
  }

  /// Those that are so, or all where none is.
  private static List<Form> those(List<Form> forms, Predicate<Form> so) {
    var those = forms.stream().filter(so).toList();
    return those.isEmpty() ? forms : those;
  }

  private static Optional<Form> youngest(List<Form> forms) {
    return forms.stream()
        .max(Comparator.comparing(Form::begunAt).thenComparing(form -> form.name().form()));
  }
}
