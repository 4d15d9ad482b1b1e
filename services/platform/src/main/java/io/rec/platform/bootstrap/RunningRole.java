package io.rec.platform.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.health.OutsideUrls;
import io.rec.platform.http.PeerHosts;
import io.rec.platform.lifecycle.Sequence;
import io.rec.platform.manifest.ManifestFile;
import io.rec.platform.manifest.PortManifest;
import io.rec.platform.names.NameCache;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.VenueSelection;
import io.rec.platform.telemetry.TelemetrySettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service in this JVM, from its listener's first answer to its last log line. */
public final class RunningRole implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("rec_io_system");

  /** The listener's port while no manifest names one: any free one, so that liveness can answer. */
  private static final int ANY_PORT = 0;

  private static final String SETTING = "RECIO_SET_";

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private RunningRole(ApplicationContext context, EmbeddedServer server, Clock clock) {
    this.context = context;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Listens when it returns; the start steps go on behind it. Further beans are objects that are
   * not declared in code, as a test's own role is.
   */
  public static RunningRole start(
      Class<?> application, Map<String, String> env, Clock clock, Object... furtherBeans) {
    NameCache.keepShort();
    RoleIdentity identity = RoleIdentity.from(env, clock.instant());
    ConfigDirectory config = ConfigDirectory.from(env);
    int port = ownPort(config, identity);
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(application)
            .deduceEnvironment(false)
            .banner(false)
            .environmentPropertySource(false)
            .properties(properties(identity, port, env))
            .singletons(
                identity,
                config,
                TelemetrySettings.from(env),
                PeerHosts.from(env),
                OutsideUrls.from(env),
                VenueSelection.from(env),
                clock)
            .singletons(furtherBeans)
            .start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    LOG.atInfo()
        .addKeyValue("port", server.getPort())
        .addKeyValue("version", identity.version())
        .addKeyValue("mode", identity.mode().word())
        .addKeyValue("after_ms", Duration.between(identity.startedAt(), clock.instant()).toMillis())
        .log("listening on {}", server.getPort());
    context.getBean(Sequence.class).begin();
    return new RunningRole(context, server, clock);
  }

  public int port() {
    return server.getPort();
  }

  /** The beans, for tests that look behind the listener. */
  public ApplicationContext context() {
    return context;
  }

  /**
   * Drains, runs the stop steps, closes pool and listener, and says so last. Safe to call twice.
   */
  public synchronized void stop() {
    if (stopped.getCount() == 0) {
      return;
    }
    long began = clock.millis();
    try {
      context.getBean(Sequence.class).end();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      context.close();
      LOG.atInfo().addKeyValue("duration_ms", clock.millis() - began).log("shutdown completed");
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    stop();
  }

  void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  private static int ownPort(ConfigDirectory config, RoleIdentity identity) {
    try {
      PortManifest manifest = ManifestFile.read(config.manifest());
      return manifest.port(identity.component()).orElse(ANY_PORT);
    } catch (IOException unusable) {
      LOG.error("own port unknown, the manifest cannot be read: {}", unusable.toString());
      return ANY_PORT;
    }
  }

  private static Map<String, Object> properties(
      RoleIdentity identity, int port, Map<String, String> env) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", identity.component());
    properties.put("micronaut.server.port", port);
    properties.put("micronaut.server.host", "0.0.0.0");
    properties.put("micronaut.server.thread-selection", "BLOCKING");
    // Threads of the system, made when needed: a virtual one is woken by way of a poller and a
    // carrier after each answer of the database, and an order waits for two dozen of them.
    properties.put("micronaut.executors.blocking.type", "cached");
    properties.put("micronaut.executors.blocking.virtual", false);
    properties.put("micronaut.server.shutdown-grace-period", "1s");
    properties.put("micronaut.netty.event-loops.default.num-threads", 1);
    properties.put("micronaut.server.netty.access-logger.enabled", false);
    properties.put("micronaut.serde.serialization.inclusion", "ALWAYS");
    // Whatever a role's own settings are named: RECIO_SET_PRICES_ALERT_AFTER is
    // recio.prices.alert-after.
    env.forEach(
        (name, value) -> {
          if (name.startsWith(SETTING)) {
            String words = name.substring(SETTING.length()).toLowerCase(Locale.ROOT);
            properties.put("recio." + words.replaceFirst("_", ".").replace('_', '-'), value);
          }
        });
    return properties;
  }
}
