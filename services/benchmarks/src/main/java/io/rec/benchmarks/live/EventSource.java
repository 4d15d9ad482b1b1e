package io.rec.benchmarks.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** States fills and announces prices as the roles do, evenly, at a rate that does not wait. */
final class EventSource implements AutoCloseable {
  private static final int BATCHES_A_SECOND = 20;

  private static final String FILLS =
      """
      INSERT INTO system.outbox (topic, key, payload)
      SELECT 'account.fill', 'bench-' || n, jsonb_build_object('trade_id', n, 'count', '1.00')
      FROM generate_series(?::int, ?::int) n""";

  private static final String PRICE =
      """
      SELECT pg_notify('recio_price', format(
        '{"symbol":"BTC","price":%s,"timestamp":"%s","received_at":"%s","one_minute_avg":118000,'
        '"momentum":0.1234,"bucket":12,"deltas":{"delta_1m":0.11},"momentum_stale":false,'
        '"volatility":0.01,"vol_spike":false,"source":"bench","number":%s}',
        118000 + n % 100, ?::text, ?::text, n))
      FROM generate_series(?::int, ?::int) n""";

  private final Connection connection;
  private final Clock clock;
  private int fills;
  private int prices;

  private EventSource(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  static EventSource on(String jdbc, Clock clock) throws SQLException {
    return new EventSource(DriverManager.getConnection(jdbc), clock);
  }

  int fills() {
    return fills;
  }

  int prices() {
    return prices;
  }

  /** Both a second; returns when the time is over. */
  void emit(int fillsASecond, int pricesASecond, int seconds)
      throws SQLException, InterruptedException {
    var next = System.nanoTime();
    for (int batch = 0; batch < seconds * BATCHES_A_SECOND; batch++) {
      fill(fillsASecond / BATCHES_A_SECOND);
      price(pricesASecond / BATCHES_A_SECOND);
      next += TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
    }
  }

  private void fill(int count) throws SQLException {
    if (count > 0) {
      try (PreparedStatement statement = connection.prepareStatement(FILLS)) {
        statement.setInt(1, fills);
        statement.setInt(2, fills + count - 1);
        statement.executeUpdate();
      }
      fills += count;
    }
  }

  private void price(int count) throws SQLException {
    if (count > 0) {
      try (PreparedStatement statement = connection.prepareStatement(PRICE)) {
        var now = clock.instant().toString();
        statement.setString(1, now);
        statement.setString(2, now);
        statement.setInt(3, prices);
        statement.setInt(4, prices + count - 1);
        statement.executeQuery().close();
      }
      prices += count;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
