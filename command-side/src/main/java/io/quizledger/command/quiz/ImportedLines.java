package io.quizledger.command.quiz;

import io.quizledger.eventlog.Commit;
import io.quizledger.events.EventMetadata;
import io.quizledger.events.assessment.gift.GiftFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Which lines of an imported file began a question. They are recorded beside the facts, so that
/// the report of an import does not depend on how a later release, or another limit, reads the
/// file.
///
/// @param imported of the questions that were imported, in the order of their facts
/// @param skipped of those that were not
record ImportedLines(List<Integer> imported, List<Integer> skipped) {
  static ImportedLines of(GiftFile.Read file) {
    return new ImportedLines(
        lines(file, GiftFile.Understood.class), lines(file, GiftFile.NotUnderstood.class));
  }

  private static List<Integer> lines(GiftFile.Read file, Class<? extends GiftFile.Item> kind) {
    return file.items().stream().filter(kind::isInstance).map(GiftFile.Item::line).toList();
  }

  /// What was recorded; nothing in a commit of a release that did not.
  static Optional<ImportedLines> in(Commit commit) {
    var recorded = commit.events().getFirst().getMetaData();
    return recorded.containsKey(EventMetadata.IMPORTED_LINES)
        ? Optional.of(
            new ImportedLines(
                numbers(recorded.get(EventMetadata.IMPORTED_LINES)),
                numbers(recorded.get(EventMetadata.SKIPPED_LINES))))
        : Optional.empty();
  }

  private static List<Integer> numbers(@Nullable Object recorded) {
    var numbers = new ArrayList<Integer>();
    if (recorded instanceof Iterable<?> list) {
      for (var each : list) {
        numbers.add(((Number) each).intValue());
      }
    }
    return numbers;
  }

  /// The line of the imported question at `index`; 0 where it cannot be told, since these lines are
  /// not of as many questions as were imported.
  int ofImported(int index, int questions) {
    return imported.size() == questions ? imported.get(index) : 0;
  }

  MetaData metadata() {
    return MetaData.from(
        Map.of(EventMetadata.IMPORTED_LINES, imported, EventMetadata.SKIPPED_LINES, skipped));
  }
}
