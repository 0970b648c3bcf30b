package io.quizledger.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void accentsCostNoMoreThanTheirNumber() {
    var text = "E" + "\u0315\u0300".repeat(50_000) + " Ångström";

    var words = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Words.of(text));

    assertThat(words).containsExactly("e", "angstrom");
  }
}
