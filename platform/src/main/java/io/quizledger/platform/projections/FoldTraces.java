package io.quizledger.platform.projections;

import io.quizledger.platform.tracing.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// Shows in the trace of a request when what it caused could be read. What was caused long ago is
/// folded because a read model is new or was away, and shows nothing of the request.
final class FoldTraces {
  private static final Duration LATE = Duration.ofMinutes(5);

  private final Traces traces;
  private final Clock clock;

  FoldTraces(Traces traces, Clock clock) {
    this.traces = traces;
    this.clock = clock;
  }

  /// The events of `batch` are in `readModel` now.
  void folded(String readModel, List<RecordedEvent> batch) {
    var now = clock.instant();
    var shown = new HashSet<String>();
    for (var event : batch) {
      if (event.metadata().get(Traces.NAME) instanceof String trace
          && event.time().isAfter(now.minus(LATE))
          && shown.add(trace)) {
        traces.done("fold " + readModel, trace, event.time(), now);
      }
    }
  }
}
