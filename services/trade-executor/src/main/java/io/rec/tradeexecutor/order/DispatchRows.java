package io.rec.tradeexecutor.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import io.rec.platform.role.Mode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;

/** Reads intents and dispatches from rows that have {@link #COLUMNS} from their first column on. */
final class DispatchRows {

  static final String COLUMNS =
      """
      i.client_order_id, i.trade_id, i.purpose, i.symbol, i.ticker, i.book_side, i.count,
      i.yes_limit, i.time_in_force, i.reduce_only, i.created_at, i.send_before,
      d.stage, d.order_id, d.tries, d.began_at, d.answer,
      (SELECT t.mode FROM users.trades t WHERE t.id = i.trade_id) AS mode""";

  static final String TABLES =
      """
      users.order_intents i
      LEFT JOIN users.order_dispatch d
        ON d.user_id = i.user_id AND d.client_order_id = i.client_order_id""";

  /** The column after {@link #COLUMNS}. */
  static final int NEXT = 19;

  private DispatchRows() {}

  static StoredIntent intent(ResultSet row) throws SQLException {
    return new StoredIntent(
        row.getString(1),
        row.getLong(2),
        Purpose.valueOf(upper(row, 3)),
        row.getString(4),
        row.getString(5),
        Direction.valueOf(upper(row, 6)),
        contracts(row.getBigDecimal(7)),
        Price.ofDollars(row.getBigDecimal(8)),
        TimeInForce.valueOf(upper(row, 9)),
        row.getBoolean(10),
        row.getTimestamp(11).toInstant(),
        row.getTimestamp(12).toInstant(),
        Optional.ofNullable(row.getString(18)).map(Mode::of));
  }

  static Optional<StoredDispatch> dispatch(ResultSet row) throws SQLException {
    String stage = row.getString(13);
    if (stage == null) {
      return Optional.empty();
    }
    Timestamp began = row.getTimestamp(16);
    return Optional.of(
        new StoredDispatch(
            Stage.of(stage),
            Optional.ofNullable(row.getString(14)),
            row.getInt(15),
            began.toInstant(),
            Optional.ofNullable(row.getString(17))));
  }

  private static String upper(ResultSet row, int column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  private static Contracts contracts(BigDecimal count) {
    return new Contracts(count.movePointRight(2).longValueExact());
  }
}
