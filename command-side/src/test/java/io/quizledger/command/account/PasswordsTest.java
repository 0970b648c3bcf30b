package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = passwords(64, 1, 1);

  @Test
  void aHashIsArgon2idAndMatchesItsPasswordAlone() {
    var hash = passwords.hash("a good long password");

    assertThat(hash).startsWith("$argon2id$");
    assertThat(passwords.matches("a good long password", hash)).isTrue();
    assertThat(passwords.matches("a good long passwore", hash)).isFalse();
    assertThat(passwords.matches("nobody has this password", null)).isFalse();
  }

  @Test
  void thePasswordIsTheSameInEitherFormOfUnicode() {
    var hash = passwords.hash("cafe\u0301 au lait");

    assertThat(passwords.matches("caf\u00e9 au lait", hash)).isTrue();
  }

  @Test
  void aHashOfWeakerParametersIsOutdated() {
    var old = passwords.hash("a good long password");

    assertThat(passwords.isOutdated(old)).isFalse();
    assertThat(passwords(128, 2, 1).isOutdated(old)).isTrue();
  }

  @Test
  void whoeverWaitsTooLongForATurnIsToldToComeAgain() throws Exception {
    var taken = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var holder =
        Thread.ofVirtual()
            .start(
                () ->
                    passwords.inTurn(
                        () -> {
                          taken.countDown();
                          return await(done);
                        }));
    taken.await();

    assertThatThrownBy(() -> passwords.hash("a good long password"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(CommonErrorCode.UNAVAILABLE);
              assertThat(refusal.retryAfter()).isNotNull();
            });
    done.countDown();
    holder.join();
    assertThat(passwords.hash("a good long password")).isNotEmpty();
  }

  @Test
  void whereThereIsNoAccountItTakesAsLongToSaySo() {
    var slow = passwords(8192, 3, 1);
    var hash = slow.hash("a good long password");

    var wrong = Long.MAX_VALUE;
    var unknown = Long.MAX_VALUE;

    // By turns, so that a machine that is busy for a while is so for both.
    for (var i = 0; i < 16; i++) {
      wrong = Math.min(wrong, nanos(() -> slow.matches("a wrong long password", hash)));
      unknown = Math.min(unknown, nanos(() -> slow.matches("a wrong long password", null)));
    }

    assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
  }

  private static long nanos(Supplier<Boolean> work) {
    var begun = System.nanoTime();
    work.get();
    return System.nanoTime() - begun;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Passwords passwords(int memoryKib, int iterations, int atOnce) {
    return new Passwords(
        new PasswordSettings(memoryKib, iterations, 1, atOnce, Duration.ofMillis(50)));
  }
}
