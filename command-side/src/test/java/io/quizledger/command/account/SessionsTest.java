package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;

class SessionsTest extends AccountsOverHttp {
  @Test
  void signingInGivesATokenThatThePublishedKeysVerify() {
    var who = someone();

    var keySet = get("/.well-known/jwks.json").send();
    var keys = Jwks.setParser().build().parse(keySet.response().body());
    var token =
        Jwts.parser()
            .keyLocator(
                header ->
                    keys.getKeys().stream()
                        .filter(key -> key.getId().equals(header.get("kid")))
                        .findFirst()
                        .orElseThrow()
                        .toKey())
            .clock(() -> Date.from(clock.instant()))
            .build()
            .parseSignedClaims(who.accessToken())
            .getPayload();
    assertThat(token.getSubject()).isEqualTo(who.accountId());
    assertThat(token.getIssuer()).isEqualTo("quizledger");
    assertThat(token.getAudience()).containsExactly("quizledger");
    assertThat(token.get("role")).isEqualTo("LEARNER");
    assertThat(token.get("sid")).isNotNull();
    assertThat(token.getId()).isNotBlank();
    assertThat(Duration.between(token.getIssuedAt().toInstant(), token.getExpiration().toInstant()))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(keySet.response().body()).doesNotContain("\"d\"");
  }

  @Test
  void signingInAnswersWhoOneIsAndHidesTheRefreshTokenInACookie() {
    var email = newEmail();
    register(email, PASSWORD);

    var answer = trySignIn(email, PASSWORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("tokenType").stringValue()).isEqualTo("Bearer");
    assertThat(answer.body().get("expiresInSeconds").intValue()).isEqualTo(600);
    assertThat(answer.body().get("account").get("role").stringValue()).isEqualTo("LEARNER");
    assertThat(answer.body().get("account").get("displayName").stringValue()).isEqualTo("Ada");
    assertThat(answer.header("Set-Cookie"))
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/api/sessions", "; Secure");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
    var email = newEmail();
    register(email, PASSWORD);

    var wrong = trySignIn(email, "a wrong long password");
    var unknown = trySignIn(newEmail(), "a wrong long password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
  }

  @Test
  void aRefreshTokenIsGoodOnceAndGivesTheNext() {
    var first = someone();

    var second = refresh(first.cookie());

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.cookie()).isNotEqualTo(first.cookie());
    assertThat(refresh(second.cookie()).status()).isEqualTo(200);
  }

  @Test
  void aTokenUsedAgainWithinThirtySecondsGetsAnotherSuccessorOfTheSameFamily() {
    var first = someone();
    var one = refresh(first.cookie());

    clock.advance(Duration.ofSeconds(25));
    var other = refresh(first.cookie());

    assertThat(other.status()).isEqualTo(200);
    assertThat(refresh(one.cookie()).status()).isEqualTo(200);
    assertThat(refresh(other.cookie()).status()).isEqualTo(200);
  }

  @Test
  void aTokenUsedAgainLaterEndsTheFamily() {
    var first = someone();
    var second = refresh(first.cookie());

    clock.advance(Duration.ofSeconds(31));

    assertThat(refresh(first.cookie()).status()).isEqualTo(401);
    assertThat(refresh(second.cookie()).status()).isEqualTo(401);
  }

  @Test
  void theEndOfOneFamilyLeavesTheOthersAlone() {
    var phone = someone();
    var laptop = signIn(phone.email(), PASSWORD);
    refresh(phone.cookie());
    clock.advance(Duration.ofSeconds(31));
    refresh(phone.cookie());

    assertThat(refresh(laptop.cookie()).status()).isEqualTo(200);
  }

  @Test
  void anUnusedTokenExpires() {
    var who = someone();

    clock.advance(Duration.ofDays(14));

    assertThat(refresh(who.cookie()).status()).isEqualTo(401);
  }

  @Test
  void noSessionOutlivesItsLongestAgeHoweverOftenItIsRefreshed() {
    var cookie = someone().cookie();
    for (int days = 0; days < 84; days += 12) {
      clock.advance(Duration.ofDays(12));
      cookie = refresh(cookie).cookie();
    }

    clock.advance(Duration.ofDays(6));

    assertThat(refresh(cookie).status()).isEqualTo(401);
  }

  @Test
  void signingOutEndsTheFamily() {
    var who = someone();

    var answer = delete("/api/sessions/current").as(who).cookie(who.cookie()).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(refresh(who.cookie()).status()).isEqualTo(401);
  }

  @Test
  void eitherTheCookieOrTheTokenIsEnoughToSignOut() {
    var byCookie = someone();
    var byToken = someone();

    delete("/api/sessions/current").cookie(byCookie.cookie()).send();
    delete("/api/sessions/current").as(byToken).send();

    assertThat(refresh(byCookie.cookie()).status()).isEqualTo(401);
    assertThat(refresh(byToken.cookie()).status()).isEqualTo(401);
    assertThat(delete("/api/sessions/current").send().status()).isEqualTo(401);
  }

  @Test
  void aForeignPageCanNeitherRefreshNorSignOut() {
    var who = someone();

    for (var origin : new String[] {"https://evil.example", "null", "http://localhost"}) {
      assertThat(
              post("/api/sessions/refresh")
                  .cookie(who.cookie())
                  .header("Origin", origin)
                  .send()
                  .status())
          .isEqualTo(403);
      assertThat(
              delete("/api/sessions/current")
                  .cookie(who.cookie())
                  .header("Origin", origin)
                  .send()
                  .status())
          .isEqualTo(403);
    }
    assertThat(
            post("/api/sessions/refresh")
                .cookie(who.cookie())
                .header("Origin", "http://localhost:" + port)
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void noCookieOrAnInventedOneIsNoSession() {
    assertThat(post("/api/sessions/refresh").send().status()).isEqualTo(401);
    assertThat(refresh(RefreshCookie.NAME + "=invented").status()).isEqualTo(401);
  }

  @Test
  void theDatabaseKnowsNoRefreshToken() {
    var who = someone();
    var token = who.cookie().substring(RefreshCookie.NAME.length() + 1);

    assertThat(database.getCollection(SessionStore.TOKENS).find())
        .isNotEmpty()
        .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(token));
  }

  @Test
  void whatHasExpiredIsDeleted(
      @org.springframework.beans.factory.annotation.Autowired Sessions sessions) {
    someone();
    clock.advance(Duration.ofDays(91));

    sessions.cleanUp();

    assertThat(database.getCollection(SessionStore.SESSIONS).countDocuments()).isZero();
    assertThat(database.getCollection(SessionStore.TOKENS).countDocuments()).isZero();
  }

  private Answer refresh(String cookie) {
    return post("/api/sessions/refresh").cookie(cookie).send();
  }
}
