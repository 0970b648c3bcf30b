package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.QuestionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients send, as the API's document shows it. The forms read the requests; a test asks them
/// for every field that stands here.
final class QuizBodies {
  private QuizBodies() {}

  /// How a new quiz presents itself.
  record Details(
      String title,
      @Nullable String description,
      @Nullable String category,
      @Nullable List<String> tags,
      @Nullable String imageUrl,
      @Nullable String language,
      @Nullable Visibility visibility) {}

  /// What is to be different: what is absent stays, null removes.
  record Revision(
      @Nullable String title,
      @Schema(types = {"string", "null"}) @Nullable String description,
      @Schema(types = {"string", "null"}) @Nullable String category,
      @Schema(types = {"array", "null"}) @Nullable List<String> tags,
      @Schema(types = {"string", "null"}) @Nullable String imageUrl,
      @Schema(types = {"string", "null"}) @Nullable String language,
      @Nullable Visibility visibility) {}

  /// Every question of the draft, in the order wanted.
  record Order(List<QuestionId> questionIds) {}
}
