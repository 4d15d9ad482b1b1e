package io.rec.platform.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Raises alerts as facts of the topic {@code alert}, once until they are cleared, whatever restarts
 * in between.
 */
@Singleton
public final class Alerts {

  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final String TOPIC = "alert";
  private static final String CLEARED = "cleared";

  private final Database database;
  private final RaisedAlerts raised;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final RoleIdentity identity;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Alert> open = new ConcurrentHashMap<>();
  private volatile boolean recalled;

  Alerts(
      Database database,
      RaisedAlerts raised,
      Outbox outbox,
      ObjectMapper json,
      RoleIdentity identity,
      MeterRegistry meters,
      Clock clock) {
    this.database = database;
    this.raised = raised;
    this.outbox = outbox;
    this.json = json;
    this.identity = identity;
    this.meters = meters;
    this.clock = clock;
    Gauge.builder("recio.alerts.open", open, Map::size)
        .description("Alerts that were raised and are not cleared")
        .register(meters);
  }

  /** Does nothing while the same alert is open. */
  public void raise(Alert alert) throws SQLException {
    recall();
    if (open.containsKey(alert.id())) {
      return;
    }
    boolean news =
        database.transaction(
            connection -> {
              boolean added = raised.add(connection, alert, clock.instant());
              if (added) {
                append(connection, alert, "raised");
              }
              return added;
            });
    // What failed above is said again at the next occasion.
    open.put(alert.id(), alert);
    if (news) {
      tellLog(alert, "raised");
    }
  }

  /** States something that has no end, such as a stop that fired. */
  public void tell(Alert alert) throws SQLException {
    database.transaction(connection -> append(connection, alert, "told"));
    tellLog(alert, "told");
  }

  /** Does nothing if it is not open. */
  public void clear(String type, String key) throws SQLException {
    recall();
    Alert known = open.get(type + "/" + key);
    if (known == null) {
      return;
    }
    boolean news =
        database.transaction(
            connection -> {
              boolean removed = raised.remove(connection, known);
              if (removed) {
                append(connection, known, CLEARED);
              }
              return removed;
            });
    open.remove(known.id());
    if (news) {
      tellLog(known, CLEARED);
    }
  }

  /** Clears all alerts of a type but those about these. */
  public void keepOnly(String type, List<String> keys) throws SQLException {
    recall();
    for (Alert alert : open.values()) {
      if (alert.type().equals(type) && !keys.contains(alert.key())) {
        clear(type, alert.key());
      }
    }
  }

  public List<Alert> open() {
    return List.copyOf(open.values());
  }

  /** What the process before this one left open. */
  private void recall() throws SQLException {
    if (!recalled) {
      raised.all().forEach(alert -> open.putIfAbsent(alert.id(), alert));
      recalled = true;
    }
  }

  private long append(Connection transaction, Alert alert, String what) throws SQLException {
    Map<String, String> fact = new LinkedHashMap<>(alert.details());
    fact.put("type", alert.type());
    fact.put("state", what);
    fact.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
    fact.put("about", alert.key());
    fact.put("text", alert.text());
    fact.put("service", identity.service());
    fact.put("at", clock.instant().toString());
    return outbox.append(transaction, TOPIC, alert.key(), text(fact));
  }

  private void tellLog(Alert alert, String what) {
    log(alert, what)
        .addKeyValue("alert", alert.type())
        .addKeyValue("about", alert.key())
        .log("alert {}: {}", what, alert.text());
    Counter.builder("recio.alerts")
        .description("Alerts stated")
        .tag("type", alert.type())
        .tag("state", what)
        .register(meters)
        .increment();
  }

  private static LoggingEventBuilder log(Alert alert, String what) {
    if (what.equals(CLEARED)) {
      return LOG.atInfo();
    }
    return alert.severity() == Severity.CRITICAL ? LOG.atError() : LOG.atWarn();
  }

  private String text(Map<String, String> fact) {
    try {
      return json.writeValueAsString(fact);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
