package io.quizledger.command.over;

import io.jsonwebtoken.Jwts;
import io.quizledger.platform.access.VerificationKeys;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

/// Signs tokens with a key of its own, which the program under test believes.
final class TestTokens implements VerificationKeys {
  private static final String KEY = "test-key";

  private final KeyPair keys = Jwts.SIG.ES256.keyPair().build();
  private final Clock clock;

  TestTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<PublicKey> find(String keyId) {
    return keyId.equals(KEY) ? Optional.of(keys.getPublic()) : Optional.empty();
  }

  String issue(String accountId, String role) {
    var now = clock.instant();
    return Jwts.builder()
        .header()
        .keyId(KEY)
        .and()
        .issuer("quizledger")
        .audience()
        .add("quizledger")
        .and()
        .subject(accountId)
        .claim("role", role)
        .claim("sid", "s")
        .id("j")
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(Duration.ofDays(400))))
        .signWith(keys.getPrivate())
        .compact();
  }
}
