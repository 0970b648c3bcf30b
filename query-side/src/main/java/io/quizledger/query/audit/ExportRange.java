package io.quizledger.query.audit;

import io.quizledger.events.serialization.EventTypes;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which part of the log is taken away.
///
/// @param from the first position
/// @param to the last position; below `from` where the log has nothing of what was asked for
/// @param types names of events; empty: all
record ExportRange(ExportFormat format, long from, long to, Set<String> types) {
  /// Copies the set.
  ExportRange {
    types = Set.copyOf(types);
  }

  /// What was asked for, as far as the log goes.
  ///
  /// @param head the log's last position
  /// @throws Refusal naming every parameter that is not right
  static ExportRange of(
      String format, long from, @Nullable Long to, @Nullable List<String> types, long head) {
    var faults = new ArrayList<FieldFault>();
    var known = ExportFormat.of(format);
    if (known == null) {
      faults.add(new FieldFault("format", "must be ndjson or parquet"));
    }
    if (from < 1) {
      faults.add(new FieldFault("from", "must be a position, from 1 on"));
    }
    if (to != null && to < Math.max(1, from)) {
      faults.add(new FieldFault("to", "must be a position, not before from"));
    }
    var wanted = types == null ? List.<String>of() : types;
    if (wanted.stream().anyMatch(type -> EventTypes.named(type).isEmpty())) {
      faults.add(new FieldFault("type", "must name events, as attempt.answer-given"));
    }
    if (known == null || !faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return new ExportRange(known, from, to == null ? head : Math.min(to, head), Set.copyOf(wanted));
  }

  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /// What a browser calls the file.
  String fileName() {
    return "quizledger-%d-%d.%s".formatted(from, to, format.word());
  }
}
