package io.quizledger.eventlog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What the tests append.
final class Events {
  private Events() {}

  record Counted(String writer, long number) {}

  record Priced(
      BigDecimal amount, List<String> labels, Map<String, BigDecimal> parts, Boolean settled) {}
}
