package io.quizledger.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.UnsupportedJwtException;
import io.quizledger.platform.web.Refusal;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Verifies access tokens: signed with ES256 or EdDSA by a key among the [VerificationKeys], of the
/// right issuer, for the right audience, neither expired nor from the future.
public final class AccessTokens {
  private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,32}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Clock clock;
  private final AccessSettings settings;
  private final List<VerificationKeys> keys;
  private final JwtParser parser;
  private final Cache<String, AccessToken> remembered;

  AccessTokens(AccessSettings settings, Clock clock, List<VerificationKeys> keys) {
    this.clock = clock;
    this.settings = settings;
    this.keys = List.copyOf(keys);
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(settings.rememberedTokens())
            .expireAfterWrite(settings.rememberedFor())
            .build();
    this.parser =
        Jwts.parser()
            .clock(() -> Date.from(clock.instant()))
            .requireIssuer(settings.issuer())
            .requireAudience(settings.audience())
            .sig()
            .clear()
            .add(Jwts.SIG.ES256)
            .add(Jwts.SIG.EdDSA)
            .and()
            .zip()
            .clear()
            .and()
            .keyLocator(this::key)
            .build();
  }

  /// What `token` says; empty where it must not be believed, for whatever reason.
  ///
  /// @throws Refusal with `UNAVAILABLE` where it cannot be told whether it must
  public Optional<AccessToken> verify(String token) {
    if (token.length() > settings.maxTokenLength()) {
      return Optional.empty();
    }
    var known = remembered.getIfPresent(token);
    if (known == null) {
      try {
        known = read(parser.parseSignedClaims(token).getPayload());
      } catch (JwtException | IllegalArgumentException e) {
        return Optional.empty();
      }
      remembered.put(token, known);
    }
    return known.expiresAt().isAfter(clock.instant()) ? Optional.of(known) : Optional.empty();
  }

  private static AccessToken read(Claims claims) {
    var role = claims.get("role", String.class);
    var session = claims.get("sid", String.class);
    if (claims.getSubject() == null
        || !ID.matcher(claims.getSubject()).matches()
        || claims.getExpiration() == null
        || claims.getId() == null
        || session == null
        || role == null
        || !ROLE.matcher(role).matches()) {
      throw new UnsupportedJwtException("A claim is missing, or is none of ours");
    }
    return new AccessToken(
        new Actor(claims.getSubject(), role, session), claims.getExpiration().toInstant());
  }

  private Key key(Header header) {
    if (!(header instanceof ProtectedHeader signed) || signed.getKeyId() == null) {
      throw new UnsupportedJwtException("No key is named");
    }
    RuntimeException unknown = new UnsupportedJwtException("The key is unknown");
    for (var source : keys) {
      try {
        var found = source.find(signed.getKeyId());
        if (found.isPresent()) {
          return found.get();
        }
      } catch (Refusal cannotTell) {
        unknown = cannotTell;
      }
    }
    throw unknown;
  }

  /// What a token that was verified says.
  ///
  /// @param actor who is asking
  /// @param expiresAt from when on the token counts no more
  public record AccessToken(Actor actor, Instant expiresAt) {}
}
