package io.quizledger.platform.access;

import io.quizledger.platform.access.AccessTokens.AccessToken;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/// An [Actor] as Spring Security sees one: with the authority `ROLE_` and the role.
public final class ActorAuthentication extends AbstractAuthenticationToken {
  private final transient AccessToken token;

  ActorAuthentication(AccessToken token) {
    super(AuthorityUtils.createAuthorityList("ROLE_" + token.actor().role()));
    this.token = token;
    setAuthenticated(true);
  }

  /// Whom this thread acts for; empty where no good token came with the request, or there is none.
  public static Optional<ActorAuthentication> current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof ActorAuthentication known
        ? Optional.of(known)
        : Optional.empty();
  }

  /// From when on the token counts no more; streams end then.
  public Instant expiresAt() {
    return token.expiresAt();
  }

  @Override
  public Actor getPrincipal() {
    return token.actor();
  }

  /// The account's id.
  @Override
  public String getName() {
    return token.actor().accountId();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
