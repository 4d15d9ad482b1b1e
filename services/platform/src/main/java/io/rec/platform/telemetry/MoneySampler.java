package io.rec.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.Set;

/**
 * Of ticks and questions a share is kept, because they are many and alike. Whatever changes
 * something is kept each time, from there on: an order that is looked for must not be one of those
 * nine in ten.
 */
record MoneySampler(Sampler share) implements Sampler {

  /** A step that says this of itself is kept. */
  static final AttributeKey<Boolean> MATTERS = AttributeKey.booleanKey("recio.matters");

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");

  static Sampler keeping(double share) {
    return new MoneySampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return matters(kind, attributes)
        ? SamplingResult.create(SamplingDecision.RECORD_AND_SAMPLE)
        : share.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "MoneySampler{%s}".formatted(share.getDescription());
  }

  private static boolean matters(SpanKind kind, Attributes attributes) {
    String method = attributes.get(METHOD);
    return Boolean.TRUE.equals(attributes.get(MATTERS))
        || (kind == SpanKind.SERVER && method != null && CHANGES.contains(method));
  }
}
