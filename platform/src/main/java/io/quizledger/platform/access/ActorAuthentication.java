package io.quizledger.platform.access;

import io.quizledger.platform.access.AccessTokens.AccessToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// An [Actor] as Spring Security sees one: with the authority `ROLE_` and the role.
public final class ActorAuthentication extends AbstractAuthenticationToken {
  private final transient AccessToken token;

  ActorAuthentication(AccessToken token) {
    super(AuthorityUtils.createAuthorityList("ROLE_" + token.actor().role()));
    this.token = token;
    setAuthenticated(true);
  }

  /// From when on the token counts no more; streams end then.
  public Instant expiresAt() {
    return token.expiresAt();
  }

  @Override
  public Actor getPrincipal() {
    return token.actor();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
