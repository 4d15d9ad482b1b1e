package io.rec.symbolpricewatchdog.log;

import io.rec.domain.momentum.Window;
import io.rec.platform.prices.PriceTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Writes rows of one log, many in one statement. Written twice, or by two watchdogs, a second still
 * has one row: that of the later tick. An interpolated row never replaces another.
 */
public final class PriceLog {

  private static final String DELTAS =
      Window.ALL.stream().map(Window::column).collect(Collectors.joining(", "));

  private static final int CENTS = 2;

  private static final List<ToLongFunction<PriceRow>> WHOLE =
      List.of(
          row -> micros(row.second()),
          row -> micros(row.tickAt()),
          row -> row.price().movePointRight(CENTS).longValueExact());

  private final String source;
  private final String insert;

  public PriceLog(PriceTable table, String source) {
    this.source = source;
    this.insert =
        """
        INSERT INTO %1$s AS log
          ("timestamp", tick_at, price, interpolated, source, one_minute_avg, momentum, %2$s)
        SELECT 'epoch'::timestamptz + second * interval '1 microsecond',
               'epoch'::timestamptz + tick_at * interval '1 microsecond',
               cents * 0.01, interpolated,
               CASE WHEN interpolated THEN 'interpolated' ELSE ? END,
               nullif(average, 'NaN'), nullif(momentum, 'NaN'), %3$s
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[],
                    ?::float8[], ?::float8[], %4$s)
          AS row (second, tick_at, cents, interpolated, average, momentum, %2$s)
        ON CONFLICT ("timestamp") DO UPDATE
        SET tick_at = excluded.tick_at, price = excluded.price,
            interpolated = excluded.interpolated, source = excluded.source,
            one_minute_avg = excluded.one_minute_avg, momentum = excluded.momentum, %5$s
        WHERE NOT excluded.interpolated
          AND (log.interpolated OR log.tick_at IS NULL OR log.tick_at <= excluded.tick_at)"""
            .formatted(
                table.name(),
                DELTAS,
                columns("nullif(%s, 'NaN')"),
                columns("?::float8[]"),
                columns("%1$s = excluded.%1$s"));
  }

  public void write(Connection connection, List<PriceRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      int next = 1;
      statement.setString(next++, source);
      // Whole numbers travel in binary; text would be made here and parsed there.
      for (ToLongFunction<PriceRow> column : WHOLE) {
        long[] values = rows.stream().mapToLong(column).toArray();
        statement.setArray(next++, postgres.createArrayOf("int8", values));
      }
      statement.setArray(
          next++,
          connection.createArrayOf("bool", rows.stream().map(PriceRow::interpolated).toArray()));
      for (ToDoubleFunction<Figures> column : figures()) {
        double[] values = rows.stream().map(PriceRow::figures).mapToDouble(column).toArray();
        statement.setArray(next++, postgres.createArrayOf("float8", values));
      }
      statement.executeUpdate();
    }
  }

  private static List<ToDoubleFunction<Figures>> figures() {
    List<ToDoubleFunction<Figures>> columns = new ArrayList<>();
    columns.add(Figures::oneMinuteAverage);
    columns.add(Figures::momentum);
    Window.ALL.forEach(window -> columns.add(figures -> figures.deltas()[window.ordinal()]));
    return columns;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static String columns(String form) {
    return Window.ALL.stream()
        .map(window -> form.formatted(window.column()))
        .collect(Collectors.joining(", "));
  }
}
