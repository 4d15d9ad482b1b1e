package io.rec.kalshiaccountsync.record;

import io.rec.venues.kalshi.account.AccountSettlement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;

/** {@code users.settlements}: each is written once. Amounts are in dollars. */
final class SettlementTable {

  private static final String STORE =
      """
      INSERT INTO users.settlements AS s
        (user_id, ticker, event_ticker, market_result, yes_count, yes_total_cost, no_count,
         no_total_cost, revenue, fee_cost, settled_time)
      VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, ticker, settled_time) DO NOTHING
      RETURNING (to_jsonb(s) - 'id' - 'raw_json')::text""";

  /** Returns the row as JSON; empty when it was known. */
  Optional<String> store(Connection transaction, AccountSettlement settlement) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setString(1, settlement.ticker());
      statement.setString(2, settlement.eventTicker());
      statement.setString(3, settlement.result());
      statement.setBigDecimal(4, settlement.yes().count().number());
      statement.setBigDecimal(5, settlement.yes().cost().dollars());
      statement.setBigDecimal(6, settlement.no().count().number());
      statement.setBigDecimal(7, settlement.no().cost().dollars());
      statement.setBigDecimal(8, settlement.revenue().dollars());
      statement.setBigDecimal(9, settlement.fee().dollars());
      statement.setTimestamp(10, Timestamp.from(settlement.settledAt()));
      return Sql.returned(statement);
    }
  }
}
