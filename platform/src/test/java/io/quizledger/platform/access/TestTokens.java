package io.quizledger.platform.access;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Signs tokens as the command side does, with a key of its own.
public final class TestTokens implements VerificationKeys {
  static final String KEY_ID = "test";

  final KeyPair keys = Jwts.SIG.ES256.keyPair().build();

  @Override
  public Optional<PublicKey> find(String keyId) {
    return keyId.equals(KEY_ID) ? Optional.of(keys.getPublic()) : Optional.empty();
  }

  public String of(String role) {
    return token(role, token -> token);
  }

  public String of(String role, String accountId) {
    return token(role, token -> token.subject(accountId));
  }

  String token(String role, UnaryOperator<JwtBuilder> change) {
    return change.apply(unsigned(role).signWith(keys.getPrivate(), Jwts.SIG.ES256)).compact();
  }

  JwtBuilder unsigned(String role) {
    var now = Instant.now();
    return Jwts.builder()
        .header()
        .keyId(KEY_ID)
        .and()
        .issuer("quizledger")
        .audience()
        .add("quizledger")
        .and()
        .subject("account-1")
        .claim("role", role)
        .claim("sid", "session-1")
        .id(UUID.randomUUID().toString())
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plusSeconds(600)));
  }
}
