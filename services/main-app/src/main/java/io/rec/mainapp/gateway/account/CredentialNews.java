package io.rec.mainapp.gateway.account;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.VenueSelection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** What the services that use the exchange credentials said of them last. */
@Singleton
final class CredentialNews {

  private static final String LATEST =
      """
      SELECT payload ->> 'type' AS type,
             coalesce(payload ->> 'error', payload ->> 'detail', payload ->> 'text', '') AS detail
      FROM system.outbox WHERE topic = 'alert' AND payload ->> 'type' LIKE '%credentials%'
      ORDER BY id DESC LIMIT 1""";

  private static final String LAST_USED =
      "SELECT max(answered_at) AS at FROM users.order_dispatch WHERE stage <> 'never'";

  private record Said(String type, String detail) {}

  private final Database database;
  private final VenueSelection venue;

  CredentialNews(Database database, VenueSelection venue) {
    this.database = database;
    this.venue = venue;
  }

  Credentials now() throws SQLException {
    return database.transaction(
        connection -> {
          Optional<Said> said =
              Query.of(LATEST)
                  .first(
                      connection, row -> new Said(row.getString("type"), row.getString("detail")));
          return new Credentials(
              venue.broker(),
              venue.brokerEnvironment(),
              state(said),
              said.map(Said::detail).orElseGet(this::unasked),
              Query.of(LAST_USED)
                  .list(connection, row -> Optional.ofNullable(Query.instant(row, "at")))
                  .getFirst()
                  .orElse(null));
        });
  }

  private String unasked() {
    return venue.broker().equals(VenueSelection.SIMULATOR)
        ? "The operator made this key for the paper exchange of this desk; no account is used."
        : "";
  }

  private String state(Optional<Said> said) {
    if (venue.broker().equals(VenueSelection.SIMULATOR)) {
      return "not_needed";
    }
    return said.map(last -> last.type().endsWith("refused") ? "refused" : "good").orElse("unknown");
  }
}
