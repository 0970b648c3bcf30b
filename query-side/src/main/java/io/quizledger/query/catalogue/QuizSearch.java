package io.quizledger.query.catalogue;

import com.mongodb.client.model.Filters;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/// What a list of quizzes is asked for.
///
/// @param words each begins a word of title, description, category or tags
record QuizSearch(
    List<String> words,
    Optional<String> category,
    Optional<String> tag,
    Optional<Boolean> featured) {
  /// Reads the parameters.
  ///
  /// @throws Refusal with `VALIDATION_FAILED` where one is too long or no text
  static QuizSearch of(
      Optional<String> text,
      Optional<String> category,
      Optional<String> tag,
      Optional<Boolean> featured,
      int maxLength) {
    List<FieldFault> faults = new ArrayList<>();
    requirePlain("q", text, maxLength, faults);
    requirePlain("category", category, maxLength, faults);
    requirePlain("tag", tag, maxLength, faults);
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
    return new QuizSearch(
        text.map(Words::of).orElse(List.of()),
        category.filter(name -> !name.isBlank()),
        tag.filter(name -> !name.isBlank()),
        featured);
  }

  /// Among the published public quizzes, by the listings' indexes.
  Bson amongListings(OptionalLong after) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq("listed", true));
    for (var word : words) {
      var indexed = word.substring(0, Math.min(word.length(), Words.MAX_PREFIX));
      filters.add(Filters.eq("prefixes", indexed));
      if (word.length() > Words.MAX_PREFIX) {
        filters.add(beginsWith("words", word));
      }
    }
    category.ifPresent(name -> filters.add(Filters.eq("category", Words.shelf(name))));
    tag.ifPresent(name -> filters.add(Filters.eq("tags", Words.shelf(name))));
    featured.ifPresent(wanted -> filters.add(Filters.eq("featured", wanted)));
    after.ifPresent(rank -> filters.add(Filters.lt("rank", rank)));
    return Filters.and(filters);
  }

  /// Among the reader's own quizzes, drafts too, by the index of owners.
  Bson amongOwn(Reader reader, OptionalLong after) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq("ownerId", reader.accountId().value()));
    words.forEach(word -> filters.add(beginsWith("words", word)));
    category.ifPresent(name -> filters.add(same("draft.category", name)));
    tag.ifPresent(name -> filters.add(same("draft.tags", name)));
    featured.ifPresent(wanted -> filters.add(Filters.eq("featured", wanted)));
    after.ifPresent(rank -> filters.add(Filters.lt("rank", rank)));
    return Filters.and(filters);
  }

  private static Bson beginsWith(String field, String word) {
    return Filters.regex(field, Pattern.compile("^" + Pattern.quote(word)));
  }

  private static Bson same(String field, String name) {
    return Filters.regex(
        field, Pattern.compile("^" + Pattern.quote(name.strip()) + "$", Pattern.CASE_INSENSITIVE));
  }

  private static void requirePlain(
      String field, Optional<String> text, int maxLength, List<FieldFault> faults) {
    if (text.isPresent() && text.get().length() > maxLength) {
      faults.add(new FieldFault(field, "must have at most " + maxLength + " characters"));
    } else if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
      faults.add(new FieldFault(field, "must not contain control characters"));
    }
  }
}
