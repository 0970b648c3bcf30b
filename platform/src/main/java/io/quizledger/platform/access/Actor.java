package io.quizledger.platform.access;

/// Who is asking, as the access token says. Endpoints take it as a method argument.
///
/// @param accountId the token's `sub`
/// @param role the token's `role`
/// @param sessionId the token's `sid`
public record Actor(String accountId, String role, String sessionId) {
  /// Whether the token says `role`.
  public boolean is(Enum<?> role) {
    return this.role.equals(role.name());
  }
}
