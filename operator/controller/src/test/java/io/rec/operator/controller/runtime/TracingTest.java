package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.rec.operator.api.TradingSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TracingTest {
  private final List<SpanData> ended = new CopyOnWriteArrayList<>();
  private final PassSpans spans =
      new PassSpans(
          SdkTracerProvider.builder()
              .addSpanProcessor(SimpleSpanProcessor.create(new Kept(ended)))
              .build()
              .get("test"));

  private record Kept(List<SpanData> spans) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      spans.addAll(batch);
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

  private static TradingSystem desk() {
    var desk = new TradingSystem();
    desk.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("trading")
            .withName("desk")
            .withGeneration(7L)
            .build());
    return desk;
  }

  private SpanData span(String name) {
    return ended.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(name))
        .map(entry -> String.valueOf(entry.getValue()))
        .findFirst()
        .orElse("");
  }

  @Test
  @DisplayName(
      "a pass is one trace: its steps lie below it, and it says of whom and what came of it")
  void passIsATrace() {
    var result =
        spans.pass(
            desk(),
            () -> {
              var seen = spans.step("look", () -> "seen");
              spans.outcome("Running", List.of("apply Deployment/ai-service"));
              return seen;
            });

    var pass = span("reconcile");
    assertThat(result).isEqualTo("seen");
    assertThat(span("look").getParentSpanId()).isEqualTo(pass.getSpanId());
    assertThat(span("look").getTraceId()).isEqualTo(pass.getTraceId());
    assertThat(attribute(pass, "k8s.namespace.name")).isEqualTo("trading");
    assertThat(attribute(pass, "recio.system")).isEqualTo("desk");
    assertThat(attribute(pass, "recio.generation")).isEqualTo("7");
    assertThat(attribute(pass, "recio.state")).isEqualTo("Running");
    assertThat(attribute(pass, "recio.writes")).contains("Deployment/ai-service");
  }

  @Test
  @DisplayName("two passes are two traces, whoever calls")
  void passesAreApart() {
    spans.pass(desk(), () -> spans.pass(desk(), () -> 1));

    assertThat(ended).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a step that fails fails its pass, and what the server said is not in the spans")
  void failureShows() {
    assertThatThrownBy(
            () ->
                spans.pass(
                    desk(),
                    () ->
                        spans.step(
                            "apply",
                            () -> {
                              throw new IllegalStateException("password=hunter2");
                            })))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ended)
        .hasSize(2)
        .allSatisfy(
            span -> {
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(span.toString()).doesNotContain("hunter2");
            });
  }

  @Test
  @DisplayName("spans go over OTLP to the address in the environment, the last ones at the end")
  void sendsOverOtlp() throws IOException {
    var received = new CopyOnWriteArrayList<String>();
    var collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            received.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
    try {
      var address = "http://127.0.0.1:%d/".formatted(collector.getAddress().getPort());
      try (var tracing =
          Tracing.of(Settings.from(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address)))) {
        new PassSpans(tracing.tracer()).pass(desk(), () -> 1);
      }
    } finally {
      collector.stop(0);
    }

    assertThat(received).singleElement().asString().contains("recio-operator", "reconcile", "desk");
  }

  @Test
  @DisplayName("without an address nothing is recorded")
  void recordsNothing() {
    try (var tracing = Tracing.of(Settings.from(Map.of()))) {
      assertThat(tracing.tracer().spanBuilder("any").startSpan().isRecording()).isFalse();
    }
  }
}
