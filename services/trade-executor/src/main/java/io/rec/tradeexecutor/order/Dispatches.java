package io.rec.tradeexecutor.order;

import io.rec.domain.money.Money;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.Stakes;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of intents and dispatches as the executor uses them. */
@Singleton
final class Dispatches {

  /**
   * Proof, order, earlier dispatch, kill switch and, of an order that opens something, the stakes:
   * one round trip to decide on.
   */
  private static final String LOAD =
      "SELECT "
          + DispatchRows.COLUMNS
          + ", k.in_force, "
          + Stakes.COLUMNS
          + ", system.require_fence(?, ?) FROM "
          + DispatchRows.TABLES
          + """

          LEFT JOIN users.kill_switch k ON k.user_id = i.user_id
          LEFT JOIN LATERAL (
            SELECT * FROM users.at_stake(i.ticker, i.symbol, i.trade_id, ?, ?)
            WHERE i.purpose = 'open') s ON true
          WHERE i.client_order_id = ?""";

  private static final String FIND =
      "SELECT "
          + DispatchRows.COLUMNS
          + " FROM "
          + DispatchRows.TABLES
          + " WHERE i.client_order_id = ?";

  private static final String UNFINISHED =
      "SELECT "
          + DispatchRows.COLUMNS
          + " FROM "
          + DispatchRows.TABLES
          + """

          WHERE d.stage IN ('sending', 'accepted', 'unknown')
          ORDER BY d.began_at LIMIT ?""";

  private static final String INSERT =
      """
      INSERT INTO users.order_dispatch
        (user_id, client_order_id, fence, pod, stage, reason, tries, began_at, answered_at, answer)
      VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      ON CONFLICT DO NOTHING""";

  private static final String AGAIN =
      """
      UPDATE users.order_dispatch SET tries = tries + 1, fence = ?, pod = ?, stage = 'sending'
      WHERE client_order_id = ? AND stage IN ('sending', 'unknown')""";

  /** Never back: what is final stays, and nobody forgets that the exchange has it. */
  private static final String ANSWERED =
      """
      UPDATE users.order_dispatch
      SET stage = ?, order_id = coalesce(?, order_id), reason = ?, answered_at = ?, answer = ?::jsonb
      WHERE client_order_id = ?
        AND (stage IN ('sending', 'unknown') OR stage = 'accepted' AND ? IN ('accepted', 'done'))
        AND (answer IS DISTINCT FROM ?::jsonb OR stage <> ?)""";

  private final Database database;
  private final KillSwitchState killSwitch;
  private final Stakes stakes;
  private final String pod;

  Dispatches(Database database, KillSwitchState killSwitch, Stakes stakes, RoleIdentity identity) {
    this.database = database;
    this.killSwitch = killSwitch;
    this.stakes = stakes;
    this.pod = identity.pod();
  }

  /**
   * Empty when there is no such order.
   *
   * @throws FenceLost if this process is not the executor any more
   */
  Optional<Loaded> load(Connection transaction, Fence fence, String id) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(LOAD)) {
      statement.setString(1, fence.lease());
      statement.setLong(2, fence.token());
      statement.setTimestamp(3, stakes.hour());
      statement.setTimestamp(4, stakes.day());
      statement.setString(5, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(loaded(row)) : Optional.empty();
      }
    } catch (SQLException failed) {
      throw FenceLost.or(failed);
    }
  }

  private Loaded loaded(ResultSet row) throws SQLException {
    Optional<String> level = Optional.ofNullable(row.getString(DispatchRows.NEXT));
    StoredIntent intent = DispatchRows.intent(row);
    return new Loaded(
        intent,
        DispatchRows.dispatch(row),
        killSwitch.withWord(level),
        intent.opens()
            ? Optional.of(Stakes.read(row, DispatchRows.NEXT + 1, Money.ZERO))
            : Optional.empty());
  }

  /** An order and what was done with it, without any proof. */
  Optional<Found> find(String id) throws SQLException {
    return database.read(connection -> find(connection, id));
  }

  Optional<Found> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Found(DispatchRows.intent(row), DispatchRows.dispatch(row)))
            : Optional.empty();
      }
    }
  }

  record Found(StoredIntent intent, Optional<StoredDispatch> dispatch) {}

  /** Oldest first. */
  List<Unfinished> unfinished(int most) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
              List<Unfinished> all = new ArrayList<>();
              while (row.next()) {
                all.add(
                    new Unfinished(
                        DispatchRows.intent(row), DispatchRows.dispatch(row).orElseThrow()));
              }
              return all;
            }
          }
        });
  }

  /** Says that it is about to be sent; false if somebody was faster. */
  boolean begin(Connection transaction, Fence fence, String id, Instant now) throws SQLException {
    return insert(transaction, fence, id, Stage.SENDING, "", 1, now, null);
  }

  /** Says that it is never sent; false if somebody was faster. */
  boolean never(
      Connection transaction, Fence fence, String id, String reason, Instant now, String answer)
      throws SQLException {
    return insert(transaction, fence, id, Stage.NEVER, reason, 0, now, answer);
  }

  private boolean insert(
      Connection transaction,
      Fence fence,
      String id,
      Stage stage,
      String reason,
      int tries,
      Instant now,
      @Nullable String answer)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(INSERT)) {
      statement.setString(1, id);
      statement.setLong(2, fence.token());
      statement.setString(3, pod);
      statement.setString(4, stage.word());
      statement.setString(5, reason);
      statement.setInt(6, tries);
      statement.setTimestamp(7, Timestamp.from(now));
      statement.setTimestamp(8, answer == null ? null : Timestamp.from(now));
      statement.setString(9, answer);
      return statement.executeUpdate() == 1;
    }
  }

  /** Says that it is about to be sent once more; false if it is finished by now. */
  boolean again(Connection transaction, Fence fence, String id) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(AGAIN)) {
      statement.setLong(1, fence.token());
      statement.setString(2, pod);
      statement.setString(3, id);
      return statement.executeUpdate() == 1;
    }
  }

  /** Writes what was heard; false if that was known, or less than what is known. */
  boolean answered(
      Connection transaction,
      String id,
      Stage stage,
      @Nullable String orderId,
      String reason,
      Instant now,
      String answer)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(ANSWERED)) {
      statement.setString(1, stage.word());
      statement.setString(2, orderId);
      statement.setString(3, reason);
      statement.setTimestamp(4, Timestamp.from(now));
      statement.setString(5, answer);
      statement.setString(6, id);
      statement.setString(7, stage.word());
      statement.setString(8, answer);
      statement.setString(9, stage.word());
      return statement.executeUpdate() == 1;
    }
  }
}
