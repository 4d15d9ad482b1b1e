package io.rec.connectorhub.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.connectorhub.routing.CurrentRouting;
import io.rec.connectorhub.routing.Notice;
import io.rec.connectorhub.routing.Routing;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a notice in: one row for each way that it goes. */
@Singleton
public final class Intake {

  private final Database database;
  private final Deliveries deliveries;
  private final CurrentRouting routing;
  private final MeterRegistry meters;
  private final Clock clock;

  Intake(
      Database database,
      Deliveries deliveries,
      CurrentRouting routing,
      MeterRegistry meters,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.routing = routing;
    this.meters = meters;
    this.clock = clock;
  }

  /** What it became, by channel. */
  public Map<String, Deliveries.Taken> take(Notice notice) throws SQLException {
    return database.transaction(tx -> take(tx, notice));
  }

  Map<String, Deliveries.Taken> take(Connection tx, Notice notice) throws SQLException {
    Instant now = clock.instant();
    Routing current = routing.get();
    Map<String, Deliveries.Taken> taken = new LinkedHashMap<>();
    for (Routing.Way way : current.ways(notice, now)) {
      Deliveries.Taken state = deliveries.add(tx, notice, way, now, current.sameWithin());
      taken.put(way.channel(), state);
      Counter.builder("recio.notices")
          .description("Notices taken in, for each channel")
          .tag("channel", way.channel())
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters)
          .increment();
    }
    return taken;
  }
}
