package io.quizledger.query.testing;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.quizledger.platform.access.PublishedKeys;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/// Signs access tokens as the command side does, which a query side believes once it knows the key.
public final class Bearer {
  private static final KeyPair KEY = Jwts.SIG.ES256.keyPair().build();
  private static final String KEY_ID = "k1";

  private Bearer() {}

  /// Makes the key known.
  public static void publishTo(PublishedKeys keys) {
    keys.publish(Map.of(KEY_ID, Jwks.json(Jwks.builder().key(KEY.getPublic()).id(KEY_ID).build())));
  }

  /// What the `Authorization` header says for that account in that role.
  ///
  /// @param life how long the token is good
  public static String header(String accountId, String role, Duration life) {
    return "Bearer "
        + Jwts.builder()
            .header()
            .keyId(KEY_ID)
            .and()
            .issuer("quizledger")
            .audience()
            .add("quizledger")
            .and()
            .subject(accountId)
            .claim("role", role)
            .claim("sid", "s1")
            .id(UUID.randomUUID().toString())
            .expiration(Date.from(Instant.now().plus(life)))
            .signWith(KEY.getPrivate())
            .compact();
  }
}
