package io.rec.trademanager.position;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.position.Fill;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's fills, as the venue reported them. */
@Singleton
public final class StoredFills {
  private static final String SELECT =
      """
      SELECT trade_id, coalesce(order_id, ''), ticker, side, action, count,
             coalesce(yes_price, 1 - no_price), fee_cost, created_time
      FROM users.fills\
      """;

  StoredFills() {}

  /**
   * A fill, or what is known of one whose price was never stored.
   *
   * @param priced whether price and fee are the venue's
   */
  public record Known(Fill fill, boolean priced) {}

  public List<Known> ofTicker(Connection connection, String ticker) throws SQLException {
    return Sql.on(connection, SELECT + " WHERE ticker = ?", ticker).list(StoredFills::fill);
  }

  public List<Known> ofOrder(Connection connection, String venueOrderId) throws SQLException {
    return Sql.on(connection, SELECT + " WHERE order_id = ?", venueOrderId).list(StoredFills::fill);
  }

  /** Markets with fills, and those that are held by their row without any. */
  public List<String> tickers(Connection connection) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT ticker FROM users.fills
            UNION SELECT ticker FROM users.positions WHERE position <> 0 ORDER BY ticker\
            """)
        .list(row -> row.getString(1));
  }

  private static Known fill(ResultSet row) throws SQLException {
    var price = Optional.ofNullable(row.getBigDecimal(7));
    @Nullable BigDecimal fee = row.getBigDecimal(8);
    var buysYes = row.getString(4).equals("yes") == row.getString(5).equals("buy");
    return new Known(
        new Fill(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            buysYes ? Direction.BID : Direction.ASK,
            new Contracts(row.getBigDecimal(6).movePointRight(2).longValueExact()),
            price.map(Price::ofDollars).orElse(Price.NOTHING),
            fee == null ? Money.ZERO : Money.ofDollars(fee),
            row.getTimestamp(9).toInstant()),
        price.isPresent() && fee != null);
  }
}
