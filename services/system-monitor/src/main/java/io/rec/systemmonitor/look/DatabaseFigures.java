package io.rec.systemmonitor.look;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the database does.
 *
 * @param status healthy, or the reason why it does not serve
 * @param responseTime seconds of one round trip, null when it does not answer
 * @param active connections at work, null when the login may not see that
 * @param connectionsByService of this database, by application name
 * @param slowFrom where the slow statements come from, or why there are none
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DatabaseFigures(
    String status,
    @Nullable Double responseTime,
    int connections,
    @Nullable Integer active,
    int maxConnections,
    Map<String, Integer> connectionsByService,
    long sizeBytes,
    List<Slow> slow,
    String slowFrom,
    List<Bloat> bloat) {

  /**
   * A slow statement.
   *
   * @param seconds mean of all its runs, or how long it runs by now
   */
  @Serdeable
  public record Slow(String statement, double seconds, long calls) {}

  /** A table with many dead rows. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Bloat(String table, long liveRows, long deadRows, double deadPercent) {}

  public static DatabaseFigures lost(String why) {
    return new DatabaseFigures(
        why, null, 0, null, 0, Map.of(), 0, List.of(), "the database does not answer", List.of());
  }

  public boolean serves() {
    return status.equals("healthy");
  }

  /** Of the server's maximum; the connections of other databases count as well. */
  public @Nullable Double connectionsPercent() {
    return maxConnections == 0 ? null : Math.round(1000.0 * connections / maxConnections) / 10.0;
  }
}
