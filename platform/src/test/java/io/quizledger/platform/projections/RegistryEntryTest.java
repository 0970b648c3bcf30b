package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistryEntryTest {
  private static final Instant NOW = Instant.EPOCH;

  private final RegistryEntry left =
      RegistryEntry.first().kept(true, "begun", NOW).withFilled(NOW).withUnkeptSince(NOW);

  @Test
  void whoever_comes_back_to_a_form_reads_what_came_since_before_it_is_shown() {
    var back = left.kept(true, "back", NOW);

    assertThat(back.filled()).isFalse();
    assertThat(back.unkeptSince()).isNull();
  }

  @Test
  void what_a_program_works_by_goes_on_also_while_it_is_filled() {
    var filling = RegistryEntry.first().kept(true, "begun", NOW);
    var halted = filling.withRebuild(filling.rebuild().withPaused(true)).withPaused(true);

    var now = halted.saying(true);

    assertThat(now.isNeverPaused()).isTrue();
    assertThat(now.paused()).isFalse();
    assertThat(now.rebuild().paused()).isFalse();
    assertThat(now.saying(true)).isSameAs(now);
    assertThat(now.saying(false).isNeverPaused()).isFalse();
  }

  @Test
  void what_is_paused_is_shown_as_it_is_to_whoever_comes_back() {
    var back = left.withPaused(true).kept(true, "back", NOW);

    assertThat(back.filled()).isTrue();
    assertThat(back.unkeptSince()).isNull();
  }
}
