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
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code users.positions}: what the venue says, in the columns that begin with its name. What our
 * fills add up to stands beside it and is the trade manager's to write; only a row that was not
 * there needs a first count.
 */
final class PositionTable {

  private static final String KNOWN =
      """
      SELECT ticker, venue_position, venue_exposure, venue_realized, venue_fees, venue_traded,
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

  private static final String STORE =
      """
      INSERT INTO users.positions AS p
        (user_id, ticker, position, venue_position, venue_exposure, venue_realized, venue_fees,
         venue_traded, venue_as_of, venue_stated_at, venue_closed_at)
      VALUES (system.acting_user(), ?, %s, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, ticker) DO UPDATE
      SET venue_position = excluded.venue_position, venue_exposure = excluded.venue_exposure,
          venue_realized = excluded.venue_realized, venue_fees = excluded.venue_fees,
          venue_traded = excluded.venue_traded, venue_as_of = excluded.venue_as_of,
          venue_stated_at = excluded.venue_stated_at, venue_closed_at = excluded.venue_closed_at
      RETURNING (to_jsonb(p) - 'id' - 'raw_json')::text"""
          .formatted(COUNTED);

  private static final String HELD =
      """
      SELECT ticker FROM users.positions
      WHERE user_id = system.acting_user() AND venue_position <> 0""";

  private static final String TRADED =
      """
      SELECT ticker, sum(count) AS traded, max(created_time) AS last,
             sum(users.bought(side, action, count)) AS held
      FROM users.fills WHERE user_id = system.acting_user() AND ticker = ANY (?)
      GROUP BY ticker""";

  Map<String, KnownPosition> known(Connection transaction, Collection<String> tickers)
      throws SQLException {
    return Sql.rows(transaction, KNOWN, tickers, PositionTable::read);
  }

  /** Stores what the venue says; returns the row as JSON. */
  String store(Connection transaction, String ticker, KnownPosition position) throws SQLException {
    Optional<VenuePosition> stated = position.stated();
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setString(1, ticker);
      statement.setString(2, ticker);
      statement.setString(3, ticker);
      statement.setBigDecimal(4, position.count());
      statement.setBigDecimal(5, position.exposure().dollars());
      statement.setBigDecimal(6, dollars(stated.map(VenuePosition::realised)));
      statement.setBigDecimal(7, dollars(stated.map(VenuePosition::fees)));
      statement.setBigDecimal(8, dollars(stated.flatMap(VenuePosition::traded)));
      statement.setTimestamp(9, Sql.time(position.asOf()));
      statement.setTimestamp(10, Sql.time(stated.map(VenuePosition::statedAt)));
      statement.setTimestamp(11, Sql.time(position.closedAt()));
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
            Sql.ofDollars(row, "venue_exposure"),
            Sql.ofDollars(row, "venue_realized"),
            Sql.ofDollars(row, "venue_fees"),
            row.getBigDecimal("venue_traded") == null
                ? Optional.empty()
                : Optional.of(Sql.ofDollars(row, "venue_traded")),
            statedAt.get());
    return new KnownPosition(Optional.of(stated), closedAt);
  }

  private static @Nullable BigDecimal dollars(Optional<Money> money) {
    return money.map(Money::dollars).orElse(null);
  }
}
