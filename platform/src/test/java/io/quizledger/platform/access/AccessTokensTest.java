package io.quizledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.quizledger.platform.Http;
import io.quizledger.platform.PlatformSpringTest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformSpringTest
class AccessTokensTest {
  @LocalServerPort int port;
  @Autowired TestTokens tokens;

  @Test
  void aGoodTokenNamesItsActor() {
    var answer = asking(tokens.of("INSTRUCTOR"));
    assertThat(answer.body())
        .isEqualTo(
            "{\"accountId\":\"account-1\",\"role\":\"INSTRUCTOR\",\"sessionId\":\"session-1\"}");
  }

  @Test
  void noTokenIsNotLetIn() {
    var answer = asking("");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void anUnknownAddressTellsAStrangerNothing() {
    assertThat(new Http(port, "").get("/api/nowhere").status()).isEqualTo(401);
  }

  @Test
  void anExpiredTokenIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.expiration(Date.from(Instant.now().minusSeconds(1)))));
  }

  @Test
  void aTokenOfTheFutureIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.notBefore(Date.from(Instant.now().plusSeconds(60)))));
  }

  @Test
  void aTokenForOthersIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.issuer("somebody")));
    refused(tokens.token("LEARNER", t -> t.audience().clear().add("others").and()));
  }

  @Test
  void aTokenThatNeverExpiresIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.expiration(null)));
  }

  @Test
  void aTokenWithoutRoleOrSessionIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.claim("role", null)));
    refused(tokens.token("LEARNER", t -> t.claim("sid", null)));
  }

  @Test
  void aTokenOfNoAccountIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.subject(null)));
    refused(tokens.token("LEARNER", t -> t.subject("../../x")));
    refused(tokens.token("LEARNER", t -> t.subject("a".repeat(65))));
  }

  @Test
  void anUnknownKeyIsNotBelieved() {
    refused(tokens.token("LEARNER", t -> t.header().keyId("other").and()));
    refused(tokens.token("LEARNER", t -> t.header().keyId(null).and()));
  }

  @Test
  void anotherKeyUnderAKnownNameIsNotBelieved() {
    refused(
        tokens
            .unsigned("LEARNER")
            .signWith(Jwts.SIG.ES256.keyPair().build().getPrivate())
            .compact());
  }

  @Test
  void aTamperedTokenIsNotBelieved() {
    var parts = tokens.of("LEARNER").split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    var changed = claims.replace("LEARNER", "ADMINISTRATOR");
    assertThat(changed).isNotEqualTo(claims);
    refused(parts[0] + "." + encoded(changed) + "." + parts[2]);
  }

  @Test
  void aTokenWithoutSignatureIsNotBelieved() {
    var parts = tokens.of("LEARNER").split("\\.");
    refused(tokens.unsigned("LEARNER").compact());
    refused(encoded("{\"alg\":\"none\",\"kid\":\"test\"}") + "." + parts[1] + ".");
    refused(encoded("{\"alg\":\"none\",\"kid\":\"test\"}") + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    var secret = new SecretKeySpec(tokens.keys.getPublic().getEncoded(), "HmacSHA256");
    refused(tokens.unsigned("LEARNER").signWith(secret, Jwts.SIG.HS256).compact());
  }

  @Test
  void whatIsNoTokenIsNotBelieved() {
    for (var nothing : List.of("x", "..", "a.b.c", "x".repeat(5_000))) {
      refused(nothing);
    }
  }

  private void refused(String token) {
    assertThat(asking(token).status()).isEqualTo(401);
  }

  private Http.Answer asking(String token) {
    return new Http(port, token).get("/api/test/me");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }
}
