package io.quizledger.platform.access;

import java.security.PublicKey;
import java.util.Optional;

/// The public keys that access tokens are verified with.
public interface VerificationKeys {
  /// The key of that `kid`; empty where it is not (or no longer) among them.
  Optional<PublicKey> find(String keyId);
}
