package io.quizledger.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TracesTest {
  private final List<SpanData> sent = new CopyOnWriteArrayList<>();
  private final Node node = new Node(sent);

  @Test
  void whatARequestCausedBelongsToItsTraceOnAnotherNodeToo() {
    var request = node.tracer.nextSpan().name("request").start();
    String name;
    try (var inScope = node.tracer.withSpan(request)) {
      name = node.traces.current().orElseThrow();
    }
    request.end();

    new Node(sent)
        .traces.done("fold board", name, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(1_250));

    assertThat(sent).extracting(SpanData::getName).containsExactly("request", "fold board");
    var fold = sent.getLast();
    assertThat(fold.getTraceId()).isEqualTo(request.context().traceId());
    assertThat(fold.getParentSpanId()).isEqualTo(request.context().spanId());
    assertThat(fold.getEndEpochNanos() - fold.getStartEpochNanos()).isEqualTo(250_000_000);
  }

  @Test
  void outsideOfARequestThereIsNoName() {
    assertThat(node.traces.current()).isEmpty();
  }

  @Test
  void whereNothingIsTracedThereIsNoNameAndNothingIsSent() {
    var request = node.tracer.nextSpan().name("request").start();
    try (var inScope = node.tracer.withSpan(request)) {
      assertThat(Traces.none().current()).isEmpty();
    }
    Traces.none().done("fold board", "00-1-1-01", Instant.EPOCH, Instant.EPOCH);

    assertThat(sent).isEmpty();
  }

  /// A node of its own that traces, and sends what it traced to this test.
  private static final class Node {
    private final Tracer tracer;
    private final Traces traces;

    Node(List<SpanData> sent) {
      var otel =
          SdkTracerProvider.builder()
              .addSpanProcessor(SimpleSpanProcessor.create(new Kept(sent)))
              .build()
              .get("test");
      tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
      var beans = new StaticListableBeanFactory();
      beans.addBean("tracer", tracer);
      beans.addBean(
          "propagator",
          new OtelPropagator(
              ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel));
      traces =
          new Traces(beans.getBeanProvider(Tracer.class), beans.getBeanProvider(Propagator.class));
    }
  }

  private record Kept(List<SpanData> sent) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      sent.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
