package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator; {@code refuse-uninstall} answers the chart's question instead. */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);
  private static final String REFUSE_UNINSTALL = "refuse-uninstall";

  /**
   * With the client's own patience an isolated leader would go on for a minute after its lease ran
   * out; with these two it ends in time.
   */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

  private static final int RETRIES = 1;

  private static final int FAILED_START = 1;

  private Main() {}

  public static void main(String[] arguments) {
    var settings = Settings.from(System.getenv());
    var client = ClusterClient.of(patient(Config.autoConfigure(null)));
    if (arguments.length == 1 && arguments[0].equals(REFUSE_UNINSTALL)) {
      int code = UninstallGuard.check(client, settings.namespaces(), System.out);
      client.close();
      System.exit(code);
    }
    try {
      run(settings, client);
    } catch (IOException | RuntimeException e) {
      // Health server and watches have threads of their own, which would keep a dead process alive.
      log.atError().setCause(e).log("operator cannot start: {}", e.getMessage());
      System.exit(FAILED_START);
    }
  }

  /** No more patient than is good. */
  static Config patient(Config config) {
    return new ConfigBuilder(config)
        .withRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()))
        .withRequestRetryBackoffLimit(RETRIES)
        .build();
  }

  private static void run(Settings settings, KubernetesClient client) throws IOException {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    var metrics = new OperatorMetrics(registry);
    var tracing = Tracing.of(settings);
    var leadership = new Leadership(settings.namespace(), settings.podName(), metrics);
    var assembly = new AtomicReference<Assembly>();
    var health =
        new HealthServer(
            settings.port(),
            () -> Optional.ofNullable(assembly.get()).map(Assembly::stuck).orElse(""),
            () -> Optional.ofNullable(assembly.get()).map(Assembly::trouble).orElse("starting"),
            registry);
    health.start();
    assembly.set(
        new Assembly(
            new Assembly.Surroundings(
                client,
                settings.namespaces(),
                settings.podName(),
                Clock.systemUTC(),
                registry,
                tracing.tracer()),
            settings.installation(),
            metrics,
            Optional.of(leadership)));
    var stopping = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      stopping.countDown();
                      stop(leadership, assembly, client, health);
                      tracing.close();
                    }));
    if (!apiServerAnswers(client, stopping)) {
      return;
    }
    new LeaseOwner(client, settings.namespace(), Clock.systemUTC()).own();
    assembly.get().start();
    log.atInfo()
        .addKeyValue("version", settings.version())
        .addKeyValue("namespaces", settings.namespaces())
        .addKeyValue("port", health.port())
        .log("operator started");
  }

  /**
   * An API server that is away is waited for: the pod stays alive and unready, instead of being
   * restarted with ever longer pauses.
   *
   * @return false if the process is to end instead
   */
  private static boolean apiServerAnswers(KubernetesClient client, CountDownLatch stopping) {
    var told = false;
    while (true) {
      try {
        client.getKubernetesVersion();
        return true;
      } catch (KubernetesClientException e) {
        if (!told) {
          log.atWarn().log("waiting for the API server: {}", e.getMessage());
          told = true;
        }
      }
      try {
        if (stopping.await(1, TimeUnit.SECONDS)) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** The lease goes last: until then nobody else may write. */
  private static void stop(
      Leadership leadership,
      AtomicReference<Assembly> assembly,
      KubernetesClient client,
      HealthServer health) {
    leadership.leave();
    Optional.ofNullable(assembly.get()).ifPresent(Assembly::close);
    leadership.release(client);
    health.close();
    client.close();
  }
}
