package io.quizledger.command.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.quiz.QuestionAdded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a file that was imported, question by question.
///
/// @param revision of the quiz afterwards
record ImportReport(int imported, int skipped, List<Item> items, long revision) {
  private static final String NOT_READ_THEN = "could not be read when the file was imported";

  enum Status {
    IMPORTED,
    SKIPPED
  }

  /// What became of one question.
  ///
  /// @param line on which it begins, from 1; 0 where an earlier release imported the file, did not
  ///   record it, and read another number of questions in it
  /// @param questionId in the draft; absent if it was skipped, or not really imported
  /// @param reason why it was skipped
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int line,
      @Nullable String name,
      Status status,
      @Nullable QuestionId questionId,
      @Nullable String reason) {}

  /// Of a file that `commit` imported. What was imported, and what was not, the commit tells by
  /// itself: whoever asks again may be answered by a release, or under limits, that read the file
  /// in another way. Why a question was skipped is found in the file, as far as it is still found
  /// there.
  ///
  /// @param file as it is read now
  static ImportReport of(GiftFile.Read file, Commit commit) {
    var questions =
        commit.events().stream()
            .map(event -> ((QuestionAdded) event.getPayload()).question())
            .toList();
    var lines = ImportedLines.in(commit).orElseGet(() -> ImportedLines.of(file));
    var items = new ArrayList<Item>();
    for (var i = 0; i < questions.size(); i++) {
      items.add(imported(lines.ofImported(i, questions.size()), questions.get(i)));
    }
    var others = others(file);
    for (var line : lines.skipped()) {
      items.add(skipped(line, others.get(line)));
    }
    items.sort(Comparator.comparingInt(Item::line));
    var revision = commit.events().getLast().getSequenceNumber() + 1;
    return new ImportReport(questions.size(), lines.skipped().size(), items, revision);
  }

  /// Of a file of which nothing was imported.
  static ImportReport of(GiftFile.Read file, Revised quiz) {
    var items = new ArrayList<Item>();
    for (var item : file.items()) {
      items.add(
          switch (item) {
            case GiftFile.Understood known ->
                new Item(known.line(), known.name(), Status.IMPORTED, null, null);
            case GiftFile.NotUnderstood other -> skipped(other.line(), other);
          });
    }
    var imported = file.questions().size();
    return new ImportReport(imported, items.size() - imported, items, quiz.revision());
  }

  private static Item imported(int line, Question question) {
    return new Item(line, question.name(), Status.IMPORTED, question.questionId(), null);
  }

  private static Item skipped(int line, GiftFile.@Nullable NotUnderstood other) {
    return other == null
        ? new Item(line, null, Status.SKIPPED, null, NOT_READ_THEN)
        : new Item(line, other.name(), Status.SKIPPED, null, other.reason());
  }

  private static Map<Integer, GiftFile.NotUnderstood> others(GiftFile.Read file) {
    var others = new HashMap<Integer, GiftFile.NotUnderstood>();
    for (var item : file.items()) {
      if (item instanceof GiftFile.NotUnderstood other) {
        others.put(other.line(), other);
      }
    }
    return others;
  }
}
