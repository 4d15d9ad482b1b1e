package io.rec.cascadingfailuredetector;

import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.ServerTrouble;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether the database can still store something: on a full disk it answers every question, and
 * takes small rows for as long as there is a gap in a page. So it is given a count that does not
 * fit into the memory it may use: that writes some hundred kilobytes beside the tables, makes no
 * row, and ends with the statement.
 */
@Singleton
final class StoringProbe {

  private static final String FEW_MEMORY =
      """
      SELECT set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true),
             current_setting('transaction_read_only')""";

  private static final String LARGER_THAN_THAT = "SELECT count(*) FROM generate_series(1, 20000)";

  private static final String ON = "on";

  private final Database database;

  StoringProbe(Database database) {
    this.database = database;
  }

  /** In words why not; nothing when it can. Fails when it does not answer at all. */
  Optional<String> complaint() throws SQLException {
    try {
      return database.transaction(StoringProbe::store);
    } catch (SQLException failed) {
      Optional<String> complaint = complaint(failed);
      if (complaint.isEmpty()) {
        throw failed;
      }
      return complaint;
    }
  }

  /** Of a row that could not be written. */
  static Optional<String> complaint(SQLException failed) {
    return ServerTrouble.of(failed)
        .filter(ServerTrouble::keepsFromStoring)
        .map(trouble -> trouble.told(failed));
  }

  private static Optional<String> store(Connection connection) throws SQLException {
    try (PreparedStatement few = connection.prepareStatement(FEW_MEMORY);
        ResultSet row = few.executeQuery()) {
      if (row.next() && row.getString(3).equals(ON)) {
        return Optional.of(ServerTrouble.READ_ONLY.words());
      }
    }
    try (PreparedStatement large = connection.prepareStatement(LARGER_THAN_THAT);
        ResultSet row = large.executeQuery()) {
      row.next();
      return Optional.empty();
    }
  }
}
