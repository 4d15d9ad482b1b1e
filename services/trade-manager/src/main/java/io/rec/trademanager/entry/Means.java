package io.rec.trademanager.entry;

import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.risk.Stakes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the account can pay, what is at stake, and what the trader set, in one look.
 *
 * @param reconciled whether our books equalled the venue's when they were last compared
 * @param reEntryAllowed whether the automatic entry may buy a contract again that it had this hour
 * @param killSwitch the word in the table
 */
record Means(
    AtStake atStake, boolean reconciled, boolean reEntryAllowed, Optional<String> killSwitch) {

  /**
   * Available is the newest balance less what was staked since, and less what orders may cost whose
   * outcome is not known: the balance may or may not have paid for them. Nothing while none was
   * ever read.
   */
  private static final String LOOK =
      """
      SELECT (SELECT b.dollars - coalesce((
                SELECT sum(greatest(staked, exposure)) FROM (
                  SELECT staked, exposure FROM users.trades WHERE created_at > b.at
                  UNION ALL
                  SELECT staked, exposure FROM users.trades
                  WHERE created_at <= b.at AND (status = 'pending' OR outcome_unknown)) AS t), 0)
              FROM (SELECT coalesce(balance_dollars, balance / 100.0) AS dollars, "timestamp" AS at
                    FROM users.account_balance ORDER BY "timestamp" DESC, id DESC LIMIT 1) AS b),
             coalesce((SELECT NOT pauses FROM users.reconciliation ORDER BY id DESC LIMIT 1), true),
             coalesce((SELECT allow_re_entry FROM users.auto_trade_settings
                       ORDER BY version DESC LIMIT 1), false),
             (SELECT in_force FROM users.kill_switch),
             %s
      FROM users.at_stake(?, ?, NULL, ?, ?)\
      """
          .formatted(Stakes.COLUMNS);

  private static final int AT_STAKE = 5;

  static RoundTrip.Answer<Means> of(RoundTrip trip, Stakes stakes, String ticker, String symbol) {
    return trip.ask(
        Means::read, LOOK, ticker, symbol, stakes.hour().toInstant(), stakes.day().toInstant());
  }

  private static Means read(ResultSet row) throws SQLException {
    return new Means(
        Stakes.read(row, AT_STAKE, money(row.getBigDecimal(1))),
        row.getBoolean(2),
        row.getBoolean(3),
        Optional.ofNullable(row.getString(4)));
  }

  private static Money money(@Nullable BigDecimal dollars) {
    return dollars == null
        ? Money.ZERO
        : Money.ofDollars(dollars.stripTrailingZeros()).max(Money.ZERO);
  }
}
