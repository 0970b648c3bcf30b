package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RequestDeadlineTest {
  private static void aRequestComes() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }

  @AfterEach
  void noRequestIsThere() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void all_that_one_request_waits_for_has_the_time_of_the_first() {
    aRequestComes();
    long first = RequestDeadline.after(Duration.ofMinutes(1));

    assertThat(RequestDeadline.after(Duration.ofMinutes(2))).isEqualTo(first);
  }

  @Test
  void the_next_request_has_its_own_time() {
    aRequestComes();
    long first = RequestDeadline.after(Duration.ofMinutes(1));
    aRequestComes();

    assertThat(RequestDeadline.after(Duration.ofMinutes(2))).isGreaterThan(first);
  }

  @Test
  void without_a_request_each_wait_has_its_own_time() {
    long first = RequestDeadline.after(Duration.ofMinutes(1));

    assertThat(RequestDeadline.after(Duration.ofMinutes(2))).isGreaterThan(first);
  }
}
