package io.quizledger.command.account;

import io.quizledger.command.account.Sessions.OpenSession;
import io.quizledger.events.account.Role;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.throttle.ClientAddress;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signing in, staying signed in, signing out.
@RestController
@RequestMapping("/api/sessions")
class SessionsEndpoint {
  private static final String FOREIGN_ORIGIN = "The Origin is another site's";

  private final Credentials credentials;
  private final AccountFacts facts;
  private final Sessions sessions;
  private final TokenIssuer tokens;
  private final RefreshCookie cookie;
  private final Origins origins;

  SessionsEndpoint(
      Credentials credentials,
      AccountFacts facts,
      Sessions sessions,
      TokenIssuer tokens,
      RefreshCookie cookie,
      Origins origins) {
    this.credentials = credentials;
    this.facts = facts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.cookie = cookie;
    this.origins = origins;
  }

  @Operation(operationId = "signIn", summary = "Sign in")
  @PostMapping
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401")
  @ApiResponse(responseCode = "429")
  ResponseEntity<SignedIn> signIn(@RequestBody SignIn signIn, HttpServletRequest request) {
    var given = signIn.accepted();
    var account = credentials.signIn(given.email(), given.password(), ClientAddress.of(request));
    return answer(sessions.open(facts.settled(account)));
  }

  @Operation(
      operationId = "refreshSession",
      summary = "Get a new access token for the session of the cookie")
  @PostMapping("/refresh")
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401")
  @ApiResponse(responseCode = "403", description = FOREIGN_ORIGIN)
  ResponseEntity<SignedIn> refresh(
      @CookieValue(RefreshCookie.NAME) Optional<String> token, HttpServletRequest request) {
    origins.refuseForeign(request);
    return answer(sessions.refresh(token.orElseThrow(SessionsEndpoint::unknown)));
  }

  @Operation(operationId = "signOut", summary = "End the session")
  @DeleteMapping("/current")
  @ApiResponse(responseCode = "204")
  @ApiResponse(responseCode = "401")
  @ApiResponse(responseCode = "403", description = FOREIGN_ORIGIN)
  ResponseEntity<Void> signOut(
      @CookieValue(RefreshCookie.NAME) Optional<String> token,
      @Parameter(hidden = true) Optional<Actor> actor,
      HttpServletRequest request) {
    origins.refuseForeign(request);
    if (token.isEmpty() && actor.isEmpty()) {
      throw unknown();
    }
    token.ifPresent(sessions::endByToken);
    actor.map(Actor::sessionId).ifPresent(sessions::end);
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.removal()).build();
  }

  private ResponseEntity<SignedIn> answer(OpenSession open) {
    var account = open.account();
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie.with(open.token()))
        .body(
            new SignedIn(
                tokens.issue(account, open.session()),
                "Bearer",
                tokens.lifetimeSeconds(),
                new Who(account.id().value(), account.role(), account.displayName())));
  }

  private static Refusal unknown() {
    return new Refusal(CommonErrorCode.UNAUTHENTICATED, "There is no session; sign in");
  }

  record SignIn(@Nullable String email, @Nullable String password)
      implements AccountBody<SignIn.Given> {
    /// Both as they came: what is no e-mail address is told from a wrong one by nobody.
    record Given(String email, String password) {}

    @Override
    public Given judgedBy(Fields fields) {
      return new Given(fields.password("email", email), fields.password("password", password));
    }
  }

  record SignedIn(String accessToken, String tokenType, long expiresInSeconds, Who account) {}

  record Who(String accountId, Role role, String displayName) {}
}
