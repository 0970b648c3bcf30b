package io.quizledger.query.catalogue;

import io.quizledger.events.assessment.QuizDetails;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words as searches compare them: runs of letters and digits, in lower case, without accents.
///
/// The bounds are part of the folds, and therefore no settings: a rebuilt model equals the live
/// one.
final class Words {
  /// How many different words of a quiz are found.
  static final int MAX_WORDS = 1_000;

  /// The longest beginning of a word that an index holds, in characters.
  static final int MAX_PREFIX = 16;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Words() {}

  /// The different words of `text`, in order.
  static List<String> of(String text) {
    return distinct(Stream.of(text));
  }

  /// The different words of the titles, categories and tags, and of the descriptions: however long
  /// those are, they push nothing else out.
  static List<String> of(QuizDetails... details) {
    return distinct(
        Stream.concat(
            Arrays.stream(details).flatMap(Words::names),
            Arrays.stream(details).map(QuizDetails::description).filter(Objects::nonNull)));
  }

  /// Every beginning of every word, up to `MAX_PREFIX` characters.
  static List<String> prefixes(Collection<String> words) {
    Set<String> prefixes = new LinkedHashSet<>();
    for (var word : words) {
      for (var length = 1; length <= Math.min(word.length(), MAX_PREFIX); length++) {
        prefixes.add(word.substring(0, length));
      }
    }
    return List.copyOf(prefixes);
  }

  /// `shelf` as it is compared: categories and tags match whatever their capitals and accents.
  static String shelf(String shelf) {
    return plain(shelf.strip());
  }

  private static Stream<String> names(QuizDetails details) {
    return Stream.concat(
        Stream.of(details.title(), details.category()).filter(Objects::nonNull),
        details.tags().stream());
  }

  private static List<String> distinct(Stream<String> texts) {
    return texts
        .flatMap(text -> BETWEEN_WORDS.splitAsStream(plain(text)))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MAX_WORDS)
        .toList();
  }

  private static String plain(String text) {
    // Putting a run of accents in order takes time by the square of its length, so those that stand
    // by themselves go first, and then those that letters are parted into.
    var parted = Normalizer.normalize(withoutAccents(text), Normalizer.Form.NFKD);
    return withoutAccents(parted).toLowerCase(Locale.ROOT);
  }

  private static String withoutAccents(String text) {
    return ACCENTS.matcher(text).replaceAll("");
  }
}
