package io.rec.trademanager.settlement;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue paid for, as the account's settlements say. */
@Singleton
public final class Settlements {

  Settlements() {}

  /** Who won a market; empty until it is known, and for a market that neither side won. */
  public Optional<SettlementFound> of(Connection connection, String ticker) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT ticker, market_result, settled_time FROM users.settlements
            WHERE ticker = ? AND lower(market_result) IN ('yes', 'no')
            ORDER BY settled_time DESC LIMIT 1\
            """,
            ticker)
        .first(Settlements::found);
  }

  /** The results of a market that are neither yes nor no: only a person can book those. */
  public List<String> strange(Connection connection, String ticker) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT coalesce(market_result, 'none') FROM users.settlements
            WHERE ticker = ? AND lower(coalesce(market_result, '')) NOT IN ('yes', 'no')\
            """,
            ticker)
        .list(row -> row.getString(1));
  }

  private static SettlementFound found(ResultSet row) throws SQLException {
    return new SettlementFound(
        row.getString(1),
        Side.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getTimestamp(3).toInstant());
  }
}
