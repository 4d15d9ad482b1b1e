package io.rec.systemmonitor.look;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The database's figures of the newest round; not a number while it does not answer. */
@Singleton
public final class DatabaseMeters {

  private volatile @Nullable DatabaseFigures newest;

  DatabaseMeters(MeterRegistry meters) {
    Gauge.builder("recio.database.size", this, all -> all.value(DatabaseFigures::sizeBytes))
        .description("What the database takes on its disk")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder(
            "recio.database.connections", this, all -> all.value(DatabaseFigures::connections))
        .description("Sessions of the server, of all databases")
        .register(meters);
    Gauge.builder(
            "recio.database.connections.max",
            this,
            all -> all.value(DatabaseFigures::maxConnections))
        .description("Sessions that the server allows")
        .register(meters);
    Gauge.builder("recio.database.answer", this, all -> all.value(DatabaseMeters::answer))
        .description("One round trip of the newest round")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("recio.database.dead", this, all -> all.value(DatabaseMeters::dead))
        .description("Dead rows of the table that has most of them, percent of its rows")
        .baseUnit("percent")
        .register(meters);
  }

  /** What a round saw. */
  public void take(DatabaseFigures seen) {
    newest = seen;
  }

  private double value(ToDoubleFunction<DatabaseFigures> figure) {
    DatabaseFigures seen = newest;
    return seen == null || !seen.serves() ? Double.NaN : figure.applyAsDouble(seen);
  }

  private static double answer(DatabaseFigures seen) {
    Double time = seen.responseTime();
    return time == null ? Double.NaN : time;
  }

  /** Small tables do not count, nor does a fifth: autovacuum has not to hurry for those. */
  private static double dead(DatabaseFigures seen) {
    return seen.bloat().stream().mapToDouble(DatabaseFigures.Bloat::deadPercent).max().orElse(0);
  }
}
