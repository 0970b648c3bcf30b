package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBudgetTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final PageBudget budget = new PageBudget(24 * MEGABYTE);

  @Test
  void thereIsRoomForOneAnswerAtATimeUntilItIsKnownHowMuchItIs() {
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
  void oneAnswerFitsIntoEveryBudget() {
    assertThat(new PageBudget(1).reserveNow()).isPresent();
  }
}
