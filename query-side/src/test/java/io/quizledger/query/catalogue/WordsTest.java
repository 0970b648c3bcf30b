package io.quizledger.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.QuizDetails;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void accentsCostNoMoreThanTheirNumber() {
    var text = "E" + "\u0315\u0300".repeat(50_000) + " Ångström";

    var words = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Words.of(text));

    assertThat(words).containsExactly("e", "angstrom");
  }

  @Test
  void aLongDescriptionPushesNeitherCategoryNorTagsOut() {
    var draft = described("one", "Philosophy", "draft");
    var published = described("two", "Logic", "published");

    var words = Words.of(draft, published);

    assertThat(words)
        .hasSize(Words.MAX_WORDS)
        .startsWith("title", "philosophy", "draft", "logic", "published", "one0");
  }

  private static QuizDetails described(String word, String category, String tag) {
    var description =
        IntStream.range(0, Words.MAX_WORDS)
            .mapToObj(number -> word + number)
            .collect(Collectors.joining(" "));
    return new QuizDetails("Title", description, category, List.of(tag), null, null);
  }
}
