package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a quiz presents itself.
///
/// @param title one line
/// @param description what it is about
/// @param category one word of a shelf
/// @param tags further words, in the author's order
/// @param imageUrl an `https` address
/// @param language a BCP 47 tag
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizDetails(
    String title,
    @Nullable String description,
    @Nullable String category,
    List<String> tags,
    @Nullable String imageUrl,
    @Nullable String language) {
  /// Copies the tags; absent: none.
  public QuizDetails(
      String title,
      @Nullable String description,
      @Nullable String category,
      @Nullable List<String> tags,
      @Nullable String imageUrl,
      @Nullable String language) {
    this.title = title;
    this.description = description;
    this.category = category;
    this.tags = tags == null ? List.of() : List.copyOf(tags);
    this.imageUrl = imageUrl;
    this.language = language;
  }
}
