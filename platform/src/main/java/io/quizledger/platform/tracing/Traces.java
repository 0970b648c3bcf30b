package io.quizledger.platform.tracing;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The thread that ties what a request caused to the request: its name stands beside the events,
/// and what is done with them later, on whichever node, belongs to the same trace. Where nothing is
/// traced, there is no such name and nothing is done.
@Component
public final class Traces {
  /// What the name is called, as in the W3C's recommendation.
  public static final String NAME = "traceparent";

  private final @Nullable Tracer tracer;
  private final @Nullable Propagator propagator;

  @Autowired
  Traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    this.tracer = tracer.getIfAvailable();
    this.propagator = propagator.getIfAvailable();
  }

  private Traces() {
    tracer = null;
    propagator = null;
  }

  /// Where nothing is traced.
  public static Traces none() {
    return new Traces();
  }

  /// What this thread works on, if it is traced.
  public Optional<String> current() {
    if (tracer == null || propagator == null) {
      return Optional.empty();
    }
    var span = tracer.currentSpan();
    if (span == null || !Boolean.TRUE.equals(span.context().sampled())) {
      return Optional.empty();
    }
    return Optional.ofNullable(named(propagator, span.context()).get(NAME));
  }

  /// Something that a traced request caused was done just now.
  ///
  /// @param what it was
  /// @param parent the request's name
  /// @param since when it was caused
  /// @param now when it was done
  public void done(String what, String parent, Instant since, Instant now) {
    if (propagator != null) {
      propagator
          .extract(parent, (carrier, key) -> key.equals(NAME) ? parent : null)
          .name(what)
          .startTimestamp(micros(since), TimeUnit.MICROSECONDS)
          .start()
          .end(micros(now), TimeUnit.MICROSECONDS);
    }
  }

  private static long micros(Instant time) {
    return TimeUnit.NANOSECONDS.toMicros(Duration.between(Instant.EPOCH, time).toNanos());
  }

  private static Map<String, String> named(Propagator propagator, TraceContext context) {
    var names = new HashMap<String, String>();
    propagator.inject(context, names, (carrier, key, value) -> names.put(key, value));
    return names;
  }
}
