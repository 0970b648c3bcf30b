package io.quizledger.command.scoring;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule says of a response: its fraction, and the author's words to exactly this response.
record Judgement(Fraction fraction, List<String> feedback) {
  static Judgement of(Fraction fraction) {
    return new Judgement(fraction, List.of());
  }

  static Judgement of(Fraction fraction, @Nullable String feedback) {
    return new Judgement(fraction, Stream.of(feedback).filter(Objects::nonNull).toList());
  }
}
