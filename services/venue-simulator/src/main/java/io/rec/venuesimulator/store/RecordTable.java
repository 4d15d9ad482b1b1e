package io.rec.venuesimulator.store;

import io.rec.platform.persistence.Database;
import io.rec.venuesimulator.desk.Keeper.Memo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code venue.records}. */
final class RecordTable {

  private static final String WRITE =
      """
      INSERT INTO venue.records (account, kind, id, place, body) VALUES (?, ?, ?, ?, ?::jsonb)
      ON CONFLICT (account, kind, id) DO UPDATE SET place = EXCLUDED.place, body = EXCLUDED.body""";
  private static final String READ =
      "SELECT kind, id, body FROM venue.records WHERE account = ? ORDER BY place, kind, id";
  private static final String LAST = "SELECT coalesce(max(place), 0) FROM venue.records";

  private final Database database;

  RecordTable(Database database) {
    this.database = database;
  }

  /** All or nothing, each with the place that follows the one before. */
  void write(List<Memo> memos, long firstPlace) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            long place = firstPlace;
            for (Memo memo : memos) {
              statement.setString(1, memo.account());
              statement.setString(2, memo.kind());
              statement.setString(3, memo.id());
              statement.setLong(4, place++);
              statement.setString(5, memo.json());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  List<Memo> read(String account) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, account);
            List<Memo> memos = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                memos.add(
                    new Memo(account, rows.getString(1), rows.getString(2), rows.getString(3)));
              }
            }
            return memos;
          }
        });
  }

  long lastPlace() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LAST);
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }
}
