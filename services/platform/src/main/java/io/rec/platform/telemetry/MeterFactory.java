package io.rec.platform.telemetry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The registry behind /prometheus, with what the process knows about itself. */
@Factory
final class MeterFactory {

  @Singleton
  @Bean(preDestroy = "close")
  PrometheusMeterRegistry meters(RoleIdentity identity) {
    PrometheusMeterRegistry meters =
        new PrometheusMeterRegistry(
            config(), new PrometheusRegistry(), Clock.SYSTEM, new CurrentSpan());
    meters.config().commonTags("component", identity.component(), "system", identity.system());
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ClassLoaderMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new FileDescriptorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  /**
   * An example trace once a second for each figure: at its own pace the library wakes a thread
   * fifteen times a second, in each of sixteen services.
   */
  private static PrometheusConfig config() {
    Properties exemplars = new Properties();
    exemplars.setProperty("io.prometheus.exemplars.sampleIntervalMilliseconds", "1000");
    return new PrometheusConfig() {
      @Override
      public @Nullable String get(String key) {
        return null;
      }

      @Override
      public Properties prometheusProperties() {
        return exemplars;
      }
    };
  }
}
