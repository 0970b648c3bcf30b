package io.quizledger.command.account;

import io.jsonwebtoken.Jwts;
import io.quizledger.platform.access.AccessSettings;
import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Component;

/// Signs access tokens.
@Component
class TokenIssuer {
  private final SigningKeys keys;
  private final AccountIds ids;
  private final AccessSettings access;
  private final Clock clock;

  TokenIssuer(SigningKeys keys, AccountIds ids, AccessSettings access, Clock clock) {
    this.keys = keys;
    this.ids = ids;
    this.access = access;
    this.clock = clock;
  }

  /// An access token for `account` within `session`.
  String issue(Account account, Session session) {
    var now = clock.instant();
    var key = keys.active();
    return Jwts.builder()
        .header()
        .keyId(key.id())
        .and()
        .issuer(access.issuer())
        .audience()
        .add(access.audience())
        .and()
        .subject(account.id().value())
        .claim("role", account.role().name())
        .claim("sid", session.id())
        .id(ids.opaqueId())
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(access.tokenLifetime())))
        .signWith(key.privateKey())
        .compact();
  }

  long lifetimeSeconds() {
    return access.tokenLifetime().toSeconds();
  }
}
