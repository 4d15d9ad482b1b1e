package io.rec.trademanager;

import io.micronaut.json.JsonMapper;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Positions follow from fills: at each start they are counted anew, and what differs is repaired.
 */
@Singleton
final class PositionTracking {

  private static final Logger LOG = LoggerFactory.getLogger(PositionTracking.class);

  /** The name under which the stop sequence leaves its snapshot. */
  static final String SNAPSHOT = "positions";

  /**
   * Buying yes and selling no count up, the other two down: a position is signed on the yes side.
   */
  private static final String REPAIR =
      """
      INSERT INTO users.positions AS p (user_id, ticker, position, total_traded)
      SELECT user_id, ticker,
             sum(CASE WHEN (side = 'yes') = (action = 'buy') THEN count ELSE -count END),
             sum(count)
      FROM users.fills GROUP BY user_id, ticker
      ON CONFLICT (user_id, ticker) DO UPDATE
      SET position = excluded.position, total_traded = excluded.total_traded, last_updated_ts = now()
      WHERE p.position IS DISTINCT FROM excluded.position
      RETURNING ticker, position
      """;

  private final Database database;
  private final ComponentState state;
  private final JsonMapper json;

  PositionTracking(Database database, ComponentState state, JsonMapper json) {
    this.database = database;
    this.state = state;
    this.json = json;
  }

  void recalculate() throws SQLException {
    List<Position> repaired = database.transaction(connection -> positions(connection, REPAIR));
    for (Position position : repaired) {
      LOG.atWarn()
          .addKeyValue("ticker", position.ticker())
          .addKeyValue("position", position.position())
          .log("position repaired from its fills");
    }
  }

  List<Position> held() throws SQLException {
    return database.read(
        connection ->
            positions(
                connection,
                "SELECT ticker, position FROM users.positions WHERE position <> 0 ORDER BY ticker"));
  }

  void save() throws SQLException, IOException {
    List<Position> held = held();
    state.save(SNAPSHOT, json.writeValueAsString(held));
    LOG.atInfo().addKeyValue("positions", held.size()).log("positions saved");
  }

  private static List<Position> positions(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      List<Position> found = new ArrayList<>();
      while (rows.next()) {
        found.add(new Position(rows.getString(1), rows.getInt(2)));
      }
      return List.copyOf(found);
    }
  }
}
