package io.quizledger.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What the log tells about itself, under names that begin with `event.log.`.
final class LogMetrics {
  final Timer append;
  final Timer write;
  final DistributionSummary batchCommits;
  final DistributionSummary batchBytes;
  final Counter collisions;
  final Counter keyViolations;
  final Counter ambiguities;
  final Counter failures;
  final Counter commitsRead;
  final AtomicInteger waiting = new AtomicInteger();
  final AtomicLong position = new AtomicLong();

  LogMetrics(MeterRegistry registry) {
    append =
        Timer.builder("event.log.append")
            .description("From a commit's arrival until it is durable")
            .publishPercentileHistogram()
            .register(registry);
    write =
        Timer.builder("event.log.write")
            .description("One write of a batch")
            .publishPercentileHistogram()
            .register(registry);
    batchCommits = registry.summary("event.log.batch.commits");
    batchBytes = registry.summary("event.log.batch.bytes");
    collisions = registry.counter("event.log.collisions");
    keyViolations = registry.counter("event.log.key.violations");
    ambiguities = registry.counter("event.log.ambiguous.writes");
    failures = registry.counter("event.log.failures");
    commitsRead = registry.counter("event.log.commits.read");
    registry.gauge("event.log.waiting", waiting);
    registry.gauge("event.log.position", position);
  }
}
