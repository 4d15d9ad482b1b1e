package io.rec.mainapp.gateway.account;

import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.Stakes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the account has and what is at stake, from the tables. */
@Singleton
public final class Funds {

  /** As the trade manager counts what may be used: see its means. */
  private static final String BALANCE =
      """
      SELECT b.dollars, b.portfolio / 100.0 AS portfolio, b.as_of,
             b.dollars - coalesce((
               SELECT sum(greatest(staked, exposure)) FROM users.trades
               WHERE created_at > b.at OR status = 'pending' OR outcome_unknown), 0) AS available
      FROM (SELECT coalesce(balance_dollars, balance / 100.0) AS dollars, "timestamp" AS at,
                   portfolio_value AS portfolio, coalesce(as_of, "timestamp") AS as_of
            FROM users.account_balance ORDER BY "timestamp" DESC, id DESC LIMIT 1) AS b""";

  private final Database database;
  private final Stakes stakes;

  Funds(Database database, Stakes stakes) {
    this.database = database;
    this.stakes = stakes;
  }

  /** The newest balance that was ever read. */
  public record Balance(
      BigDecimal dollars, BigDecimal available, @Nullable BigDecimal portfolio, Instant asOf) {

    public Money usable() {
      return Money.ofDollars(available.setScale(6, RoundingMode.HALF_EVEN)).max(Money.ZERO);
    }
  }

  /** Both, of one moment. */
  public record Standing(Optional<Balance> balance, AtStake atStake) {}

  /** With what is at stake on one market and symbol. */
  public Standing of(String ticker, String symbol) throws SQLException {
    return database.read(
        connection -> {
          Optional<Balance> balance = balance(connection);
          return new Standing(
              balance,
              stakes.before(
                  connection,
                  ticker,
                  symbol,
                  Optional.empty(),
                  balance.map(Balance::usable).orElse(Money.ZERO)));
        });
  }

  private static Optional<Balance> balance(Connection connection) throws SQLException {
    return Query.of(BALANCE).first(connection, Funds::balance);
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getBigDecimal("dollars"),
        row.getBigDecimal("available"),
        row.getBigDecimal("portfolio"),
        row.getTimestamp("as_of").toInstant());
  }
}
