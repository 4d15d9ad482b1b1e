package io.rec.operator.controller.runtime;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Sends spans over OTLP/HTTP; without an address nothing is recorded. */
final class Tracing implements AutoCloseable {
  private static final String SERVICE = "recio-operator";
  private static final String TRACES = "/v1/traces";

  private final SdkTracerProvider provider;

  private Tracing(SdkTracerProvider provider) {
    this.provider = provider;
  }

  static Tracing of(Settings settings) {
    if (settings.otlpEndpoint().isBlank()) {
      return new Tracing(SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build());
    }
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.otlpEndpoint().replaceFirst("/+$", "") + TRACES)
            .build();
    var attributes =
        Attributes.builder()
            .put("service.name", SERVICE)
            .put("service.version", settings.version())
            .put("k8s.namespace.name", settings.namespace())
            .put("k8s.pod.name", settings.podName())
            .build();
    return new Tracing(
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(attributes)))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  Tracer tracer() {
    return provider.get("io.rec.operator");
  }

  /** What is recorded and not sent yet is sent. */
  @Override
  public void close() {
    provider.close();
  }
}
