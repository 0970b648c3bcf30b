package io.quizledger.command.quiz;

import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change about how a quiz presents itself; absent parts stay as they are.
record DetailsPatch(
    @Nullable String title,
    Optionally<String> description,
    Optionally<String> category,
    @Nullable List<String> tags,
    Optionally<String> imageUrl,
    Optionally<String> language,
    @Nullable Visibility visibility) {
  QuizDetails appliedTo(QuizDetails details) {
    return new QuizDetails(
        title == null ? details.title() : title,
        description.or(details.description()),
        category.or(details.category()),
        tags == null ? details.tags() : tags,
        imageUrl.or(details.imageUrl()),
        language.or(details.language()));
  }

  /// A new value for something optional: given, to be removed, or not spoken of.
  record Optionally<T>(boolean spokenOf, @Nullable T value) {
    static <T> Optionally<T> asItIs() {
      return new Optionally<>(false, null);
    }

    @Nullable T or(@Nullable T current) {
      return spokenOf ? value : current;
    }
  }
}
