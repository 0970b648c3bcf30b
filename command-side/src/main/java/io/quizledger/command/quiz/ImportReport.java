package io.quizledger.command.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.quiz.QuestionAdded;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file that was imported, question by question.
///
/// @param revision of the quiz afterwards
record ImportReport(int imported, int skipped, List<Item> items, long revision) {
  enum Status {
    IMPORTED,
    SKIPPED
  }

  /// What became of one question.
  ///
  /// @param line on which it begins, from 1
  /// @param questionId in the draft; absent if it was skipped, or not really imported
  /// @param reason why it was skipped
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int line,
      @Nullable String name,
      Status status,
      @Nullable QuestionId questionId,
      @Nullable String reason) {}

  /// Of a file that `commit` imported. The ids are the commit's: whoever asks again reads the file
  /// again, and the reader gives every question a new one.
  static ImportReport of(GiftFile.Read file, Commit commit) {
    var ids =
        commit.events().stream()
            .map(event -> ((QuestionAdded) event.getPayload()).question().questionId())
            .toList();
    return of(file, ids.iterator(), commit.events().getLast().getSequenceNumber() + 1);
  }

  /// Of a file of which nothing was imported.
  static ImportReport of(GiftFile.Read file, Revised quiz) {
    return of(file, null, quiz.revision());
  }

  private static ImportReport of(
      GiftFile.Read file, @Nullable Iterator<QuestionId> ids, long revision) {
    var items = new ArrayList<Item>();
    for (var item : file.items()) {
      items.add(
          switch (item) {
            case GiftFile.Understood known ->
                new Item(
                    known.line(),
                    known.name(),
                    Status.IMPORTED,
                    ids == null ? null : ids.next(),
                    null);
            case GiftFile.NotUnderstood other ->
                new Item(other.line(), other.name(), Status.SKIPPED, null, other.reason());
          });
    }
    var imported = file.questions().size();
    return new ImportReport(imported, items.size() - imported, items, revision);
  }
}
