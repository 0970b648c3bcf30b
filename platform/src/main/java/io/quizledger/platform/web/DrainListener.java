package io.quizledger.platform.web;

/// Whoever keeps requests open. Every bean of this type is told when new requests are refused, and
/// ends those that would otherwise be waited for.
///
/// It needs nothing of [Draining], and must not: Spring stops whatever depends on a bean before the
/// bean itself.
@FunctionalInterface
public interface DrainListener {
  /// Ends what is kept open.
  void onDrain();
}
