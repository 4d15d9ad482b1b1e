package io.rec.systemmonitor;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service was, from {@code system.health_status}; a day is kept. */
@Singleton
final class HealthHistory {

  /** What a chart is wide. */
  private static final int MOST_MOMENTS = 720;

  private final Database database;

  HealthHistory(Database database) {
    this.database = database;
  }

  /**
   * One slice of time: the worst status and the highest figures in it.
   *
   * @param rows how many rounds it is made of
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Moment(
      Instant at,
      String status,
      @Nullable BigDecimal cpuPercent,
      @Nullable BigDecimal memoryPercent,
      @Nullable BigDecimal diskPercent,
      int rows) {}

  /** Oldest first, in as many slices as a chart can show. */
  List<Moment> of(String service, Instant since) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT max("timestamp"),
                         max(array_position(ARRAY['healthy', 'degraded', 'unhealthy'], overall_status)),
                         max(cpu_percent), max(memory_percent), max(disk_percent), count(*)
                  FROM (SELECT *, ntile(?) OVER (ORDER BY "timestamp") AS slice
                        FROM system.health_status WHERE service = ? AND "timestamp" >= ?) AS seen
                  GROUP BY slice ORDER BY slice""")) {
            statement.setInt(1, MOST_MOMENTS);
            statement.setString(2, service);
            statement.setTimestamp(3, Timestamp.from(since));
            try (ResultSet rows = statement.executeQuery()) {
              List<Moment> moments = new ArrayList<>();
              while (rows.next()) {
                moments.add(
                    new Moment(
                        rows.getTimestamp(1).toInstant(),
                        status(rows.getInt(2)),
                        rows.getBigDecimal(3),
                        rows.getBigDecimal(4),
                        rows.getBigDecimal(5),
                        rows.getInt(6)));
              }
              return moments;
            }
          }
        });
  }

  private static String status(int place) {
    return List.of("healthy", "degraded", "unhealthy").get(place - 1);
  }
}
