package io.quizledger.events.assessment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeededShuffleTest {
  /// Computed from the documented algorithm by a program in another language.
  static List<Arguments> vectors() {
    return List.of(
        arguments(0L, "questions", List.of(7, 9, 0, 2, 8, 1, 5, 6, 4, 3)),
        arguments(1L, "questions", List.of(7, 3, 4, 1, 0, 6, 2, 5, 8, 9)),
        arguments(-1L, "items:q-1", List.of(2, 5, 1, 3, 4, 0)),
        arguments(-6148914691236517206L, "choices:q-7Yk2", List.of(3, 0, 2, 1)),
        arguments(Long.MAX_VALUE, "matches:é🎓", List.of(7, 0, 5, 4, 1, 2, 6, 3)),
        arguments(42L, "", List.of(1, 2, 0)),
        arguments(7L, "questions", List.of(0, 1)));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theOrderIsTheDocumentedOne(long seed, String label, List<Integer> order) {
    assertThat(SeededShuffle.shuffled(seed, label, numbers(order.size()))).isEqualTo(order);
  }

  @Property
  boolean everythingStaysAndNothingIsAdded(
      @ForAll long seed, @ForAll String label, @ForAll List<Integer> elements) {
    var sorted = new ArrayList<>(SeededShuffle.shuffled(seed, label, elements));
    sorted.sort(null);
    return sorted.equals(elements.stream().sorted().toList());
  }

  @Test
  void everyOrderIsAsLikelyAsAnyOther() {
    var counts = new HashMap<List<Integer>, Integer>();
    LongStream.range(0, 24_000)
        .forEach(
            seed ->
                counts.merge(SeededShuffle.shuffled(seed, "items:q", numbers(4)), 1, Integer::sum));

    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allMatch(count -> count > 850 && count < 1150);
  }

  @Test
  void anotherLabelGivesAnotherOrder() {
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(i -> SeededShuffle.shuffled(5, "items:" + i, numbers(20)))
                .collect(toSet()))
        .hasSize(100);
  }

  private static List<Integer> numbers(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
