package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MoneySamplerTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Context UNKEPT =
      Context.root()
          .with(
              Span.wrap(
                  SpanContext.createFromRemoteParent(
                      TRACE,
                      "00f067aa0ba902b7",
                      TraceFlags.getDefault(),
                      TraceState.getDefault())));

  private final Sampler none = MoneySampler.keeping(0);

  @Test
  @DisplayName("of ticks and questions the share is kept")
  void share() {
    assertThat(decision(Context.root(), SpanKind.INTERNAL, Attributes.empty()))
        .isEqualTo(SamplingDecision.DROP);
    assertThat(decision(Context.root(), SpanKind.SERVER, request("GET")))
        .isEqualTo(SamplingDecision.DROP);
    assertThat(
            MoneySampler.keeping(1)
                .shouldSample(
                    Context.root(), TRACE, "tick", SpanKind.INTERNAL, Attributes.empty(), List.of())
                .getDecision())
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  @Test
  @DisplayName("whatever changes something is kept, also where its beginning was not")
  void changes() {
    assertThat(decision(Context.root(), SpanKind.SERVER, request("POST")))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    assertThat(decision(UNKEPT, SpanKind.SERVER, request("DELETE")))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    assertThat(decision(UNKEPT, SpanKind.INTERNAL, Attributes.of(MoneySampler.MATTERS, true)))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  @Test
  @DisplayName("a call that is made is kept only as part of what is kept")
  void calls() {
    assertThat(decision(UNKEPT, SpanKind.CLIENT, request("POST"))).isEqualTo(SamplingDecision.DROP);
  }

  private SamplingDecision decision(Context parent, SpanKind kind, Attributes attributes) {
    return none.shouldSample(parent, TRACE, "any", kind, attributes, List.of()).getDecision();
  }

  private static Attributes request(String method) {
    return Attributes.builder().put("http.request.method", method).build();
  }
}
