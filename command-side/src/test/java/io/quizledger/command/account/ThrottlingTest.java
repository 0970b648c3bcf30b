package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "quizledger.throttle.failures-from-address=100",
      "quizledger.passwords.memory-kib=64"
    })
class ThrottlingTest extends AccountsOverHttp {
  private static final String WRONG = "a wrong long password";
  private static final AtomicInteger ADDRESS = new AtomicInteger();

  @Test
  void tenFailuresForOneAccountFromOneAddressAreTheMostInFifteenMinutes() {
    var email = registered();
    var here = newAddress();

    assertThat(statuses(10, email, here)).containsOnly(401);
    var refused = attempt(email, here, WRONG);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(800L, 900L);
    assertThat(attempt(email, here, PASSWORD).status()).isEqualTo(429);
    assertThat(attempt(email, newAddress(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anAddressThatNobodyHasIsCountedLikeAnyOther() {
    var email = newEmail();
    var here = newAddress();

    assertThat(statuses(10, email, here)).containsOnly(401);

    assertThat(attempt(email, here, WRONG).status()).isEqualTo(429);
  }

  @Test
  void afterFifteenMinutesOneMayTryAgain() {
    var email = registered();
    var here = newAddress();
    statuses(10, email, here);

    clock.advance(Duration.ofMinutes(14));
    var early = attempt(email, here, PASSWORD);
    clock.advance(Duration.ofMinutes(1));

    assertThat(early.status()).isEqualTo(429);
    assertThat(attempt(email, here, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aRightPasswordCountsForNothing() {
    var email = registered();
    var here = newAddress();

    assertThat(IntStream.range(0, 12).map(i -> attempt(email, here, PASSWORD).status()))
        .containsOnly(200);
  }

  @Test
  void aHundredFailuresForOneAccountAreTheMostFromWherever() {
    var email = registered();
    for (int i = 0; i < 100; i++) {
      attempt(email, newAddress(), WRONG);
    }

    assertThat(attempt(email, newAddress(), PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void aHundredFailuresFromOneAddressAreTheMostForWhomever() {
    var here = newAddress();
    for (int i = 0; i < 100; i++) {
      attempt(newEmail(), here, WRONG);
    }

    assertThat(attempt(registered(), here, PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void oneCustomersIpv6NetworkIsOneAddress() {
    var email = registered();
    for (int i = 0; i < 10; i++) {
      attempt(email, "2001:db8:7:7::" + i, WRONG);
    }

    assertThat(attempt(email, "2001:db8:7:7:ffff::1", PASSWORD).status()).isEqualTo(429);
    assertThat(attempt(email, "2001:db8:7:8::1", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void onlyTheNearestAddressThatAProxySawIsBelieved() {
    var email = registered();
    var here = newAddress();
    for (int i = 0; i < 10; i++) {
      attempt(email, "198.51.100." + i + ", " + here, WRONG);
    }

    assertThat(attempt(email, "203.0.113.9, " + here, PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void wrongPasswordsOfOnesOwnAccountAreCountedToo() {
    var who = someone();
    for (int i = 0; i < 10; i++) {
      post("/api/accounts/me/erasure").as(who).json("{\"password\": \"guessed it now\"}").send();
    }

    assertThat(
            post("/api/accounts/me/erasure")
                .as(who)
                .json("{\"password\": \"" + PASSWORD + "\"}")
                .send()
                .status())
        .isEqualTo(429);
  }

  @Test
  void manyAtOnceGetNoMoreTriesThanOneAfterAnother() throws Exception {
    var email = registered();
    var here = newAddress();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          threads.invokeAll(
              Stream.<Callable<Integer>>generate(() -> () -> attempt(email, here, WRONG).status())
                  .limit(40)
                  .toList());

      assertThat(tries.stream().map(java.util.concurrent.Future::resultNow))
          .containsOnly(401, 429)
          .filteredOn(status -> status == 401)
          .hasSizeBetween(8, 10);
    }
  }

  private String registered() {
    var email = newEmail();
    register(email, PASSWORD);
    return email;
  }

  private static String newAddress() {
    return "192.0.2." + ADDRESS.incrementAndGet();
  }

  private List<Integer> statuses(int times, String email, String from) {
    return IntStream.range(0, times).mapToObj(i -> attempt(email, from, WRONG).status()).toList();
  }

  private Answer attempt(String email, String from, String password) {
    return signInRequest(email, password).header("X-Forwarded-For", from).send();
  }
}
