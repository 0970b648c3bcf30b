package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBudgetTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final PageBudget budget = new PageBudget(24 * MEGABYTE);

  @Test
  void roomForAWholeAnswerIsTakenUntilItIsKnownHowMuchItIs() {
    var first = budget.reserve();

    assertThat(budget.reserveNow()).isEmpty();
    first.keep(5 * MEGABYTE);
    assertThat(budget.reserveNow()).isPresent();
  }

  @Test
  void whatIsHeldIsGivenBack() {
    var first = budget.reserve();
    first.keep(12 * MEGABYTE);
    assertThat(budget.reserveNow()).isEmpty();

    first.release();
    first.release();

    assertThat(budget.reserveNow()).isPresent();
    assertThat(budget.reserveNow()).isEmpty();
  }

  @Test
  void oneAnswerFitsIntoEveryBudgetBesideHalfOfOne() {
    var least = new PageBudget(1);
    least.reserveNow().orElseThrow().keep(8 * MEGABYTE - 1);

    assertThat(least.reserveNow()).isPresent();
  }

  @Test
  void whoHasWaitedForLongGoesOnWithoutAndGivesNothingBack() {
    var first = budget.reserve();
    var second = budget.reserve();
    second.keep(5 * MEGABYTE);
    second.release();

    assertThat(budget.reserveNow()).isEmpty();
    first.release();
    assertThat(budget.reserveNow()).isPresent();
    assertThat(budget.reserveNow()).isEmpty();
  }
}
