package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.QuizId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the public list looks a quiz up by. It changes with publications, not with edits, so that
/// its large index stays at rest while a draft is written.
///
/// @param listed whether the list shows it: published and public
/// @param published whether its latest version can be sat
/// @param rank the token of its latest publication: newest first
/// @param category as it is compared; absent where the version has none
/// @param tags as they are compared
/// @param words of title, description, category and tags
/// @param prefixes every beginning of every word, up to `Words.MAX_PREFIX` characters
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListingDocument(
    QuizId quizId,
    boolean listed,
    boolean published,
    Visibility visibility,
    boolean featured,
    long rank,
    @Nullable String category,
    List<String> tags,
    List<String> words,
    List<String> prefixes) {
  ListingDocument {
    tags = List.copyOf(tags);
    words = List.copyOf(words);
    prefixes = List.copyOf(prefixes);
  }

  static ListingDocument created(QuizId quizId, Visibility visibility, long token) {
    return new ListingDocument(
        quizId, false, false, visibility, false, token, null, List.of(), List.of(), List.of());
  }

  ListingDocument published(Paper paper, long token) {
    QuizDetails details = paper.details();
    var words = Words.of(details);
    return new ListingDocument(
        quizId,
        visibility == Visibility.PUBLIC,
        true,
        visibility,
        featured,
        token,
        details.category() == null ? null : Words.shelf(details.category()),
        details.tags().stream().map(Words::shelf).distinct().toList(),
        words,
        Words.prefixes(words));
  }

  ListingDocument withdrawn() {
    return standing(false, visibility, featured);
  }

  ListingDocument visibleTo(Visibility visibility) {
    return standing(published, visibility, featured);
  }

  ListingDocument featured(boolean featured) {
    return standing(published, visibility, featured);
  }

  private ListingDocument standing(boolean published, Visibility visibility, boolean featured) {
    var listed = published && visibility == Visibility.PUBLIC;
    return new ListingDocument(
        quizId, listed, published, visibility, featured, rank, category, tags, words, prefixes);
  }
}
