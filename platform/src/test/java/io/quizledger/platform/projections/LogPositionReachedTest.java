package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.projections.Games.Chatted;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LogPositionReachedTest {
  private final TestLog log = new TestLog();
  private final LogPositionReached reached = new LogPositionReached(log, Engines.impatient());

  @Test
  void a_position_that_the_log_has_is_not_waited_for() {
    log.append(new Chatted("hello"));

    assertThat(ask("GET", 1)).isTrue();
  }

  @Test
  void a_position_beyond_the_log_is_not_yet_reflected() {
    assertThatThrownBy(() -> ask("GET", 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(CommonErrorCode.NOT_YET_REFLECTED));
  }

  @Test
  void whoever_is_interrupted_while_waiting_is_refused_and_stays_so() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> ask("GET", 1)).isInstanceOf(Refusal.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void commands_wait_for_nothing() {
    assertThat(ask("POST", 1)).isTrue();
  }

  private boolean ask(String method, long position) {
    var request = new MockHttpServletRequest(method, "/api/accounts/me");
    request.addHeader(LogPosition.HEADER, position);
    return reached.preHandle(request, new MockHttpServletResponse(), this);
  }
}
