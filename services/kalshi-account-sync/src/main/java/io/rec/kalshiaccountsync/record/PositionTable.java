package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.kalshiaccountsync.account.KnownPosition;
import io.rec.kalshiaccountsync.account.VenuePosition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code users.positions}: beside each other what our fills add up to and what the venue says.
 * Exposure and what was traded are in cents, the rest in dollars.
 */
final class PositionTable {

  private static final String KNOWN =
      """
      SELECT ticker, venue_position, market_exposure, realized_pnl, fees_paid, total_traded,
             venue_stated_at, venue_closed_at
      FROM users.positions WHERE user_id = system.acting_user() AND ticker = ANY (?) FOR UPDATE""";

  /** Once a market is settled nothing is held in it, whatever was bought. */
  private static final String COUNTED =
      """
      (SELECT CASE WHEN EXISTS (SELECT FROM users.settlements s
                                WHERE s.user_id = system.acting_user() AND s.ticker = ?) THEN 0
                   ELSE coalesce(sum(CASE WHEN (f.side = 'yes') = (f.action = 'buy') THEN f.count
                                          ELSE -f.count END), 0) END
       FROM users.fills f WHERE f.user_id = system.acting_user() AND f.ticker = ?)""";

  private static final String COUNT =
      """
      INSERT INTO users.positions AS p (user_id, ticker, position, last_updated_ts)
      VALUES (system.acting_user(), ?, %s, clock_timestamp())
      ON CONFLICT (user_id, ticker) DO UPDATE SET position = excluded.position
      WHERE p.position <> excluded.position
      RETURNING (to_jsonb(p) - 'id' - 'raw_json')::text"""
          .formatted(COUNTED);

  private static final String STORE =
      """
      INSERT INTO users.positions AS p
        (user_id, ticker, position, venue_position, market_exposure, realized_pnl, fees_paid,
         total_traded, venue_as_of, venue_stated_at, venue_closed_at, last_updated_ts)
      VALUES (system.acting_user(), ?, %s, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, ticker) DO UPDATE
      SET venue_position = excluded.venue_position, market_exposure = excluded.market_exposure,
          realized_pnl = excluded.realized_pnl, fees_paid = excluded.fees_paid,
          total_traded = excluded.total_traded, venue_as_of = excluded.venue_as_of,
          venue_stated_at = excluded.venue_stated_at, venue_closed_at = excluded.venue_closed_at,
          last_updated_ts = excluded.last_updated_ts
      RETURNING (to_jsonb(p) - 'id' - 'raw_json')::text"""
          .formatted(COUNTED);

  private static final String HELD =
      """
      SELECT ticker FROM users.positions
      WHERE user_id = system.acting_user() AND venue_position <> 0""";

  private static final String TRADED =
      """
      SELECT ticker, sum(count) AS traded, max(created_time) AS last,
             sum(CASE WHEN (side = 'yes') = (action = 'buy') THEN count ELSE -count END) AS held
      FROM users.fills WHERE user_id = system.acting_user() AND ticker = ANY (?)
      GROUP BY ticker""";

  Map<String, KnownPosition> known(Connection transaction, Collection<String> tickers)
      throws SQLException {
    return Sql.rows(transaction, KNOWN, tickers, PositionTable::read);
  }

  /** Counts a position from its fills; returns the row as JSON if that changed it. */
  Optional<String> count(Connection transaction, String ticker) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(COUNT)) {
      statement.setString(1, ticker);
      statement.setString(2, ticker);
      statement.setString(3, ticker);
      return Sql.returned(statement);
    }
  }

  /** Stores what the venue says; returns the row as JSON. */
  String store(Connection transaction, String ticker, KnownPosition position) throws SQLException {
    Optional<VenuePosition> stated = position.stated();
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setString(1, ticker);
      statement.setString(2, ticker);
      statement.setString(3, ticker);
      statement.setBigDecimal(4, position.count());
      statement.setBigDecimal(5, Sql.cents(position.exposure()));
      statement.setBigDecimal(6, dollars(stated.map(VenuePosition::realised)));
      statement.setBigDecimal(7, dollars(stated.map(VenuePosition::fees)));
      statement.setBigDecimal(
          8, stated.flatMap(VenuePosition::traded).map(Sql::cents).orElse(null));
      statement.setTimestamp(9, Sql.time(position.asOf()));
      statement.setTimestamp(10, Sql.time(stated.map(VenuePosition::statedAt)));
      statement.setTimestamp(11, Sql.time(position.closedAt()));
      statement.setTimestamp(12, Timestamp.from(position.asOf().orElse(Instant.EPOCH)));
      return Sql.returned(statement).orElseThrow();
    }
  }

  /** The markets in which the venue holds something for us, by all that is known. */
  Set<String> held(Connection transaction) throws SQLException {
    Set<String> held = new TreeSet<>();
    try (PreparedStatement statement = transaction.prepareStatement(HELD);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        held.add(rows.getString(1));
      }
    }
    return held;
  }

  /** What the fills of these markets add up to. */
  Map<String, Traded> traded(Connection transaction, Collection<String> tickers)
      throws SQLException {
    return Sql.rows(
        transaction,
        TRADED,
        tickers,
        row ->
            new Traded(
                Sql.contracts(row, "traded"),
                row.getBigDecimal("held"),
                row.getTimestamp("last").toInstant()));
  }

  /** All contracts of all fills of a market, what they leave, and the time of the last of them. */
  record Traded(Contracts contracts, BigDecimal held, Instant last) {}

  private static KnownPosition read(ResultSet row) throws SQLException {
    Optional<Instant> statedAt = Sql.time(row, "venue_stated_at");
    Optional<Instant> closedAt = Sql.time(row, "venue_closed_at");
    if (statedAt.isEmpty()) {
      return new KnownPosition(Optional.empty(), closedAt);
    }
    VenuePosition stated =
        new VenuePosition(
            row.getBigDecimal("venue_position"),
            Sql.ofCents(row, "market_exposure"),
            Sql.ofDollars(row, "realized_pnl"),
            Sql.ofDollars(row, "fees_paid"),
            row.getBigDecimal("total_traded") == null
                ? Optional.empty()
                : Optional.of(Sql.ofCents(row, "total_traded")),
            statedAt.get());
    return new KnownPosition(Optional.of(stated), closedAt);
  }

  private static @Nullable BigDecimal dollars(Optional<Money> money) {
    return money.map(Money::dollars).orElse(null);
  }
}
