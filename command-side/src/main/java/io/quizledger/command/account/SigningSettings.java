package io.quizledger.command.account;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that sign access tokens. Without any the installation makes its own and keeps them in
/// its database.
///
/// @param keys a JSON web key set with private keys, or one or more PEM blocks (PKCS #8, P-256 or
///   Ed25519)
/// @param keysFile a file that holds the same
/// @param active the id of the key that signs; by default the first
/// @param rotateAfter how long a key of the installation's own making signs
/// @param publishAhead how long such a key is published before it signs, and after it has signed
///   its last
/// @param checkInterval how often the published set is looked after
@ConfigurationProperties("quizledger.signing")
record SigningSettings(
    @Nullable String keys,
    @Nullable Path keysFile,
    @Nullable String active,
    @DefaultValue("30d") Duration rotateAfter,
    @DefaultValue("15m") Duration publishAhead,
    @DefaultValue("1m") Duration checkInterval) {
  /// Without the keys: they are secret.
  @Override
  public String toString() {
    return "keysFile=%s, active=%s, rotateAfter=%s, publishAhead=%s, checkInterval=%s"
        .formatted(keysFile, active, rotateAfter, publishAhead, checkInterval);
  }
}
