package io.rec.platform.risk;

import io.rec.domain.market.NewYork;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is at stake before an order, from the trades as they are in the database: {@code
 * users.at_stake(ticker, symbol, trade, hour, day)} counts everything but that one trade. Whoever
 * asks puts it into the statement that reads what else he needs.
 */
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
