package io.rec.platform.risk;

import io.rec.domain.market.NewYork;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is at stake before an order, from the trades as they are in the database. */
@Singleton
public final class Stakes {

  /** The columns of {@code users.at_stake}, in the order in which {@link #read} takes them. */
  public static final String COLUMNS =
      """
      open_trades, exposure, on_market, on_symbol,
      trades_this_hour, risk_this_hour, risk_today, result_today""";

  private final Clock clock;

  Stakes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Everything but one trade, whose own order is asked about.
   *
   * @param available cash that may be used
   */
  public AtStake before(
      Connection connection,
      String ticker,
      String symbol,
      Optional<Long> exceptTrade,
      Money available)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM users.at_stake(?, ?, ?, ?, ?)")) {
      statement.setString(1, ticker);
      statement.setString(2, symbol);
      if (exceptTrade.isPresent()) {
        statement.setLong(3, exceptTrade.get());
      } else {
        statement.setNull(3, Types.BIGINT);
      }
      statement.setTimestamp(4, hour());
      statement.setTimestamp(5, day());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return read(rows, 1, available);
      }
    }
  }

  /** The figures of a row that has {@link #COLUMNS} from this column on. */
  public static AtStake read(ResultSet row, int first, Money available) throws SQLException {
    return new AtStake(
        row.getInt(first),
        money(row, first + 1),
        contracts(row, first + 2),
        contracts(row, first + 3),
        row.getInt(first + 4),
        money(row, first + 5),
        money(row, first + 6),
        money(row, first + 7),
        available);
  }

  /** The beginning of the hour. */
  public Timestamp hour() {
    return Timestamp.from(NewYork.at(clock.instant()).truncatedTo(ChronoUnit.HOURS).toInstant());
  }

  /** The beginning of the exchange's day. */
  public Timestamp day() {
    Instant now = clock.instant();
    return Timestamp.from(NewYork.at(now).toLocalDate().atStartOfDay(NewYork.ZONE).toInstant());
  }

  private static Money money(ResultSet row, int column) throws SQLException {
    return Money.ofDollars(row.getBigDecimal(column));
  }

  private static Contracts contracts(ResultSet row, int column) throws SQLException {
    BigDecimal count = row.getBigDecimal(column);
    return new Contracts(count.movePointRight(2).longValueExact());
  }
}
