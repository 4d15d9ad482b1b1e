package io.rec.platform.telemetry;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;

/**
 * The OpenTelemetry SDK, wired by hand: its auto-configuration looks for a dozen exporters we do
 * not ship. Without an endpoint spans are only ids for the log and nothing is recorded or sent.
 */
@Factory
final class TracingFactory {

  @Singleton
  @Bean(preDestroy = "close")
  SdkTracerProvider provider(RoleIdentity identity, TelemetrySettings settings) {
    SdkTracerProviderBuilder provider =
        SdkTracerProvider.builder()
            .setIdGenerator(new TraceIds())
            .setResource(
                Resource.getDefault().merge(Resource.create(attributes(identity, settings))));
    if (settings.otlpEndpoint().isBlank()) {
      return provider.setSampler(Sampler.alwaysOff()).build();
    }
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.otlpEndpoint().replaceFirst("/+$", "") + "/v1/traces")
            .build();
    return provider
        .setSampler(MoneySampler.keeping(settings.sampleRatio()))
        .addSpanProcessor(
            BatchSpanProcessor.builder(new MaskedSpans(exporter))
                .setScheduleDelay(settings.sentEvery())
                .build())
        .build();
  }

  @Singleton
  Tracer tracer(SdkTracerProvider provider) {
    return provider.get("io.rec.platform");
  }

  private static Attributes attributes(RoleIdentity identity, TelemetrySettings settings) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put("service.name", identity.component())
            .put("service.namespace", identity.system())
            .put("service.version", identity.version())
            .put("k8s.pod.name", identity.pod())
            .put("k8s.node.name", identity.node());
    settings.resourceAttributes().forEach(attributes::put);
    return attributes.build();
  }
}
