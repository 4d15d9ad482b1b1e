package io.rec.connectorhub.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Receipt;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, each channel on a thread of its own: one that hangs holds nobody else up. */
@Singleton
public final class Sender {

  static final int MOST_ATTEMPTS = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
  private static final String CREDENTIALS = "connector_credentials";

  private final HubConnectors connectors;
  private final CurrentRouting routing;
  private final Deliveries deliveries;
  private final DeliveryLog log;
  private final OtherChannel others;
  private final Alerts alerts;
  private final MeterRegistry meters;
  private final Clock clock;
  private final RoleLoop loop;
  private final Map<String, Thread> busy = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  Sender(
      HubConnectors connectors,
      CurrentRouting routing,
      Deliveries deliveries,
      DeliveryLog log,
      OtherChannel others,
      Alerts alerts,
      MeterRegistry meters,
      Clock clock,
      Loops loops) {
    this.connectors = connectors;
    this.routing = routing;
    this.deliveries = deliveries;
    this.log = log;
    this.others = others;
    this.alerts = alerts;
    this.meters = meters;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "deliveries", PERIOD, this::pass);
  }

  public void start() {
    // From nothing on: a counter that is born with its first failure never rose.
    connectors.notifiers().forEach(channel -> outcomes(channel.name(), "failed"));
    loop.start();
  }

  /** Has what was just taken in go out now. */
  public void wake() {
    loop.wake();
  }

  /** What is on its way may end; the rest stays queued for the next start. */
  public void stop() throws InterruptedException {
    stopping = true;
    loop.stop();
    for (Thread thread : busy.values()) {
      if (!thread.join(LONGEST_STOP)) {
        thread.interrupt();
      }
    }
  }

  private void pass() throws SQLException {
    for (String channel : deliveries.channelsWithDue(clock.instant())) {
      busy.computeIfAbsent(
          channel, name -> Thread.ofVirtual().name("channel-" + name).start(() -> drain(name)));
    }
  }

  private void drain(String channel) {
    try {
      Optional<Deliveries.Due> due = next(channel);
      while (due.isPresent()) {
        deliver(due.get());
        due = next(channel);
      }
    } catch (SQLException unavailable) {
      // The rows are still there; the next pass comes in a second.
      LOG.warn("deliveries of {} wait for the database: {}", channel, unavailable.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      busy.remove(channel);
    }
  }

  private Optional<Deliveries.Due> next(String channel) throws SQLException {
    return stopping ? Optional.empty() : deliveries.claim(channel, clock.instant());
  }

  private void deliver(Deliveries.Due due) throws SQLException, InterruptedException {
    Instant now = clock.instant();
    Optional<Message> message = deliveries.message(due);
    if (message.isEmpty()) {
      fail(due, "the row cannot be read");
      return;
    }
    if (due.attempts() > MOST_ATTEMPTS) {
      fail(due, "no attempt came to an end");
      return;
    }
    Optional<Notifier> notifier = connectors.notifier(due.channel());
    if (notifier.isEmpty()) {
      others.tryAfter(due, message.get());
      fail(due, "there is no notification connector of this name");
      return;
    }
    Instant earliest =
        routing
            .get()
            .quota(due.channel())
            .earliest(log.used(due.channel(), now), due.critical(), now);
    if (earliest.isAfter(now)) {
      others.tryAfter(due, message.get());
      end(due, "held");
      deliveries.hold(due.id(), "the quota is used up", earliest);
      return;
    }
    send(due, message.get(), notifier.get());
  }

  private void send(Deliveries.Due due, Message message, Notifier notifier)
      throws SQLException, InterruptedException {
    try {
      notifier.ensureConnected();
      Receipt receipt = notifier.send(message);
      end(due, "sent");
      deliveries.sent(due.id(), receipt.serviceId(), clock.instant());
      alerts.clear(CREDENTIALS, due.channel());
    } catch (ConnectorException failed) {
      // First: whoever asks in between must not hear that there is no way left.
      others.tryAfter(due, message);
      failed(due, notifier, failed);
    }
  }

  private void failed(Deliveries.Due due, Connector connector, ConnectorException failed)
      throws SQLException {
    String why = failed.code() + ": " + failed.getMessage();
    boolean again = failed.retryable() || notForGood(failed);
    if (again && due.attempts() < MOST_ATTEMPTS) {
      end(due, "again");
      deliveries.again(due.id(), why, clock.instant().plus(wait(due, failed)));
      return;
    }
    fail(due, why);
    if (failed instanceof ConnectorApiException refused && refused.credentials()) {
      alerts.raise(
          Alert.critical(
              CREDENTIALS,
              connector.name(),
              "%s does not accept its credentials".formatted(connector.name())));
    }
  }

  /** An open circuit, too many at once, no time: the message itself was not refused. */
  private static boolean notForGood(ConnectorException failed) {
    return failed instanceof ConnectorRefusedException refused
        && refused.reason() != ConnectorRefusedException.Reason.INVALID;
  }

  /** Doubles from half a minute; what the service asked for counts when it is longer. */
  private static Duration wait(Deliveries.Due due, ConnectorException failed) {
    Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(due.attempts() - 1, MOST_ATTEMPTS));
    Duration asked =
        failed instanceof RateLimitException limited ? limited.retryAfter() : Duration.ZERO;
    return asked.compareTo(grown) > 0 ? asked : grown;
  }

  private void fail(Deliveries.Due due, String why) throws SQLException {
    end(due, "failed");
    deliveries.failed(due.id(), why, clock.instant());
  }

  private void end(Deliveries.Due due, String outcome) {
    outcomes(due.channel(), outcome).increment();
  }

  private Counter outcomes(String channel, String outcome) {
    return Counter.builder("recio.deliveries")
        .description("Attempts to deliver, by how they ended")
        .tag("channel", channel)
        .tag("outcome", outcome)
        .register(meters);
  }
}
