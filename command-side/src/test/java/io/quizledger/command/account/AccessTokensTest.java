package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccessTokensTest extends AccountsOverHttp {
  @Autowired SigningKeys keys;

  @Test
  void aTokenThatTheProgramSignedIsBelieved() {
    assertThat(commandWith(claims().signWith(keys.active().privateKey()).compact()))
        .isNotEqualTo(401);
  }

  @Test
  void aTokenIsGoodForTenMinutes() {
    var who = someone();

    clock.advance(Duration.ofMinutes(10).minusSeconds(20));
    assertThat(commandWith(who.accessToken())).isEqualTo(200);

    clock.advance(Duration.ofSeconds(20));
    assertThat(commandWith(who.accessToken())).isEqualTo(401);
  }

  @Test
  void aTamperedTokenIsNoToken() {
    var parts = someone().accessToken().split("\\.");
    var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var promoted = payload.replace("LEARNER", "ADMINISTRATOR");
    assertThat(promoted).isNotEqualTo(payload);

    assertThat(commandWith(parts[0] + "." + encoded(promoted) + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void aTokenWithoutASignatureIsNoToken() {
    var payload = someone().accessToken().split("\\.")[1];
    var kid = keys.active().id();

    assertThat(commandWith(encoded("{\"alg\":\"none\"}") + "." + payload + ".")).isEqualTo(401);
    assertThat(
            commandWith(
                encoded("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + payload + "."))
        .isEqualTo(401);
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASecretIsNoToken() {
    var secret =
        new javax.crypto.spec.SecretKeySpec(keys.active().publicKey().getEncoded(), "HmacSHA256");

    assertThat(commandWith(claims().signWith(secret, Jwts.SIG.HS256).compact())).isEqualTo(401);
  }

  @Test
  void aTokenOfAnotherKeyIsNoToken() {
    var stranger = Jwts.SIG.ES256.keyPair().build();

    assertThat(commandWith(claims().signWith(stranger.getPrivate()).compact())).isEqualTo(401);
  }

  @Test
  void aTokenForAnotherAudienceOrFromAnotherIssuerIsNoToken() {
    var key = keys.active().privateKey();

    assertThat(
            commandWith(
                claims()
                    .audience()
                    .remove("quizledger")
                    .add("other")
                    .and()
                    .signWith(key)
                    .compact()))
        .isEqualTo(401);
    assertThat(commandWith(claims().issuer("other").signWith(key).compact())).isEqualTo(401);
  }

  private JwtBuilder claims() {
    return Jwts.builder()
        .header()
        .keyId(keys.active().id())
        .and()
        .issuer("quizledger")
        .audience()
        .add("quizledger")
        .and()
        .subject(someone().accountId())
        .claim("role", "LEARNER")
        .claim("sid", "s")
        .id("j")
        .expiration(Date.from(clock.instant().plusSeconds(60)));
  }

  private int commandWith(String token) {
    return patch("/api/accounts/me")
        .header("Authorization", "Bearer " + token)
        .json("{}")
        .send()
        .status();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
