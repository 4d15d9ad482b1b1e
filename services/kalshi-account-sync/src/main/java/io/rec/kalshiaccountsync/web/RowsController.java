package io.rec.kalshiaccountsync.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.persistence.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The newest hundred rows of the account's tables, as they stand there. */
@Controller("/api/db")
final class RowsController {

  private final Database database;

  RowsController(Database database) {
    this.database = database;
  }

  @Get(uri = "/fills", produces = MediaType.APPLICATION_JSON)
  String fills() throws SQLException {
    return rows("fills", "created_time");
  }

  @Get(uri = "/orders", produces = MediaType.APPLICATION_JSON)
  String orders() throws SQLException {
    return rows("orders", "last_update_time");
  }

  @Get(uri = "/positions", produces = MediaType.APPLICATION_JSON)
  String positions() throws SQLException {
    return rows("positions", "venue_as_of");
  }

  @Get(uri = "/settlements", produces = MediaType.APPLICATION_JSON)
  String settlements() throws SQLException {
    return rows("settlements", "settled_time");
  }

  /** Both names are ours, never a caller's. */
  private String rows(String table, String newestBy) throws SQLException {
    String query =
        """
        SELECT jsonb_build_object('%1$s', coalesce(jsonb_agg(r.row), '[]'))::text
        FROM (SELECT to_jsonb(t) - 'raw_json' AS row FROM users.%1$s t
              WHERE user_id = system.acting_user()
              ORDER BY %2$s DESC NULLS LAST, id DESC LIMIT 100) AS r"""
            .formatted(table, newestBy);
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query);
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
          }
        });
  }
}
