package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file.
public sealed interface GiftFile {
  /// It could be read, at least in part.
  ///
  /// @param items in the order of the file, one for each question that stands in it
  record Read(List<Item> items) implements GiftFile {
    /// Copies the items.
    public Read {
      items = List.copyOf(items);
    }

    /// The questions that were understood, in the order of the file.
    public List<Question> questions() {
      return items.stream()
          .filter(Understood.class::isInstance)
          .map(Understood.class::cast)
          .map(Understood::question)
          .toList();
    }
  }

  /// It is no GIFT file at all; nothing of it was taken.
  ///
  /// @param line where that was seen, from 1
  record Unreadable(int line, String reason) implements GiftFile {}

  /// It is larger than the limits allow; nothing of it was taken.
  record TooLarge(String reason) implements GiftFile {}

  /// What became of one question of a file.
  sealed interface Item {
    /// The line on which the question begins, from 1.
    int line();

    /// What the file calls the question, if anything.
    @Nullable String name();
  }

  /// A whole question. Its category is what its `quizledger` line says, and otherwise the last
  /// `$CATEGORY:` line before it.
  record Understood(int line, @Nullable String name, Question question) implements Item {}

  /// Something that is no whole question, of which nothing was taken.
  ///
  /// @param reason why not, in words for its author
  record NotUnderstood(int line, @Nullable String name, String reason) implements Item {}
}
