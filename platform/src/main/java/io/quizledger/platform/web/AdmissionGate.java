package io.quizledger.platform.web;

import java.util.Optional;

/// A reason not to take requests for now. Every bean of this type is asked before every request
/// under `/api`.
@FunctionalInterface
public interface AdmissionGate {
  /// Why requests are refused; empty while they are taken.
  Optional<String> closedBecause();
}
