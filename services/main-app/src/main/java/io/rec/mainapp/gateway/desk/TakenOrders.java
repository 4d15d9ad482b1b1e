package io.rec.mainapp.gateway.desk;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.risk.SetSwitch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What became of the resting orders since the kill switch was set, as the exchange has confirmed.
 *
 * @param cancelled taken off the exchange since then
 * @param left still resting
 */
record TakenOrders(int cancelled, int left) {

  private static final String SINCE =
      """
      SELECT (count(*) FILTER (WHERE status = 'canceled' AND last_update_time >= ?))::integer AS cancelled,
             (count(*) FILTER (WHERE status = 'resting'))::integer AS left
      FROM users.orders WHERE status = 'resting' OR last_update_time >= ?""";

  /** Nothing where no orders were to be cancelled. */
  static Optional<TakenOrders> since(Connection connection, Optional<SetSwitch> set)
      throws SQLException {
    if (set.isEmpty() || !set.get().level().cancelsOrders()) {
      return Optional.empty();
    }
    return Query.of(SINCE, set.get().at(), set.get().at())
        .first(connection, row -> new TakenOrders(row.getInt("cancelled"), row.getInt("left")));
  }
}
