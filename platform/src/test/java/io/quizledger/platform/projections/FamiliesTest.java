package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FamiliesTest {
  private static final int A_LOT = 100_000;

  private final Families families = families(A_LOT);

  private static Families families(long maxBytes) {
    return new Families(id -> id.contains("-") ? id.substring(0, id.indexOf('-')) : null, maxBytes);
  }

  @Test
  void of_a_family_whose_beginning_nobody_saw_nothing_is_known() {
    families.made("chess-ann");

    assertThat(families.isAbsent("chess-ann")).isFalse();
    assertThat(families.isAbsent("chess-bob")).isFalse();
  }

  @Test
  void of_a_family_that_began_only_what_was_made_may_be_there() {
    families.begun("chess");
    families.made("chess-ann");
    families.begun("chess");

    assertThat(families.isAbsent("chess-ann")).isFalse();
    assertThat(families.isAbsent("chess-bob")).isTrue();
    assertThat(families.isAbsent("go-ann")).isFalse();
  }

  @Test
  void of_a_document_without_family_nothing_is_known() {
    families.begun("chess");
    families.made("ann");

    assertThat(families.isAbsent("ann")).isFalse();
    assertThat(families.isAbsent("bob")).isFalse();
  }

  @Test
  void nothing_is_known_of_what_was_forgotten() {
    families.begun("chess");
    families.forget();

    assertThat(families.isAbsent("chess-bob")).isFalse();
  }

  @Test
  void an_ended_family_is_forgotten_and_named() {
    families.begun("chess");
    families.made("chess-ann");
    families.made("chess-bob");

    assertThat(families.ended("chess")).containsExactlyInAnyOrder("chess-ann", "chess-bob");
    assertThat(families.ended("chess")).isEmpty();
    assertThat(families.isAbsent("chess-cid")).isFalse();
  }

  @Test
  void a_family_that_grows_too_large_is_forgotten_whole() {
    var small = families(1000);
    small.begun("chess");
    assertThat(small.isAbsent("chess-bob")).isTrue();
    for (int i = 0; i < 1000; i++) {
      small.made("chess-" + i);
    }

    assertThat(small.isAbsent("chess-bob")).isFalse();
    assertThat(small.isAbsent("chess-1")).isFalse();
  }
}
