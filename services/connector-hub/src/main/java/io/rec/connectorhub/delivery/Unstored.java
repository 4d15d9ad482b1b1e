package io.rec.connectorhub.delivery;

import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.connectorhub.routing.Notice;
import io.rec.connectorhub.routing.Routing.Way;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Critical notices while nothing can be stored, above all the one that says so: they go out at
 * once, past queue and quota. What went out is written down as soon as that is possible again, so
 * that it counts as told and does not go a second time.
 */
@Singleton
public final class Unstored {

  private static final Logger LOG = LoggerFactory.getLogger(Unstored.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** Whoever asks waits ten; a channel that hangs holds the others up no longer. */
  private static final long PATIENCE_SECONDS = 5;

  private final Database database;
  private final Deliveries deliveries;
  private final HubConnectors connectors;
  private final CurrentRouting routing;
  private final Clock clock;
  private final RoleLoop loop;

  /** By notice and channel. */
  private final Map<String, Gone> gone = new ConcurrentHashMap<>();

  Unstored(
      Database database,
      Deliveries deliveries,
      HubConnectors connectors,
      CurrentRouting routing,
      Loops loops,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.connectors = connectors;
    this.routing = routing;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "unstored", PERIOD, this::settle);
  }

  /** What left without a row. */
  private record Gone(Notice notice, Way way, String serviceId, Instant at) {}

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Sends it by each of its ways; names those by which it went, now or before. */
  public synchronized Map<String, String> tell(Notice notice) throws InterruptedException {
    Instant now = clock.instant();
    List<Way> ways =
        routing.get().ways(notice, now).stream()
            .filter(way -> !way.held() && !way.notBefore().isAfter(now))
            .toList();
    send(notice, ways.stream().filter(way -> !gone.containsKey(key(notice, way))).toList());
    Map<String, String> told = new LinkedHashMap<>();
    for (Way way : ways) {
      if (gone.containsKey(key(notice, way))) {
        told.put(way.channel(), "sent");
      }
    }
    return told;
  }

  /** Writes down what went out; fails while that is not possible. */
  public synchronized void settle() throws SQLException {
    for (Map.Entry<String, Gone> entry : Map.copyOf(gone).entrySet()) {
      Gone each = entry.getValue();
      database.transaction(
          tx -> {
            deliveries.addSent(tx, each.notice(), each.way(), each.serviceId(), each.at());
            return each;
          });
      gone.remove(entry.getKey());
    }
  }

  private void send(Notice notice, List<Way> ways) throws InterruptedException {
    List<Callable<Optional<Gone>>> sending =
        ways.stream().map(way -> (Callable<Optional<Gone>>) () -> send(notice, way)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Gone>> each :
          threads.invokeAll(sending, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        if (!each.isCancelled()) {
          came(each).ifPresent(sent -> gone.put(key(notice, sent.way()), sent));
        }
      }
    }
  }

  /** A channel that breaks takes none of the others with it: what they sent has been sent. */
  private static Optional<Gone> came(Future<Optional<Gone>> ended) throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException broken) {
      LOG.atError()
          .setCause(broken.getCause())
          .log("a channel broke over a notice that cannot be stored");
      return Optional.empty();
    }
  }

  private Optional<Gone> send(Notice notice, Way way) throws InterruptedException {
    Optional<Notifier> notifier = connectors.notifier(way.channel());
    if (notifier.isEmpty()) {
      return Optional.empty();
    }
    try {
      notifier.get().ensureConnected();
      String serviceId = notifier.get().send(way.message()).serviceId();
      return Optional.of(new Gone(notice, way, serviceId, clock.instant()));
    } catch (ConnectorException failed) {
      // Whoever wants it told asks again.
      LOG.warn(
          "{} did not take a notice that cannot be stored: {}", way.channel(), failed.getMessage());
      return Optional.empty();
    }
  }

  private static String key(Notice notice, Way way) {
    return notice.message().id() + " " + way.channel();
  }
}
