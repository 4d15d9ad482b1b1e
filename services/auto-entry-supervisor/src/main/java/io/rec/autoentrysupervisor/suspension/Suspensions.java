package io.rec.autoentrysupervisor.suspension;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of {@code users.entry_suspension}, each change with its fact and its audit line. */
@Singleton
public final class Suspensions {

  /** The fact of a suspension and of its end. */
  public static final String TOPIC = "entry_suspension";

  private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  Suspensions(Database database, Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** What is not lifted, oldest first. */
  public List<Suspension> inForce(Connection connection) throws SQLException {
    return read(connection, "WHERE lifted_at IS NULL ORDER BY since");
  }

  /** The newest, lifted or not. */
  public List<Suspension> latest() throws SQLException {
    return database.read(connection -> read(connection, "ORDER BY since DESC LIMIT 50"));
  }

  /** In a transaction of its own. */
  public void suspend(String cause, String resumes, String by) throws SQLException {
    database.transaction(connection -> suspend(connection, cause, resumes, by));
  }

  /** Does nothing while entries are suspended for the same cause already. */
  boolean suspend(Connection transaction, String cause, String resumes, String by)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.entry_suspension (user_id, cause, resumes, since)
            SELECT system.acting_user(), ?, ?, ?
            WHERE NOT EXISTS (SELECT FROM users.entry_suspension
                              WHERE cause = ? AND lifted_at IS NULL)""")) {
      statement.setString(1, cause);
      statement.setString(2, resumes);
      statement.setTimestamp(3, Timestamp.from(clock.instant()));
      statement.setString(4, cause);
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    LOG.atError()
        .addKeyValue("cause", cause)
        .addKeyValue("resumes", resumes)
        .log("automatic entries are switched off: {}", cause);
    state(transaction, "suspended", cause, resumes, by);
    return true;
  }

  /** Lifts all that is in force; how many that were. */
  public int lift(String person) throws SQLException {
    return database.transaction(
        connection -> {
          List<Suspension> lifted = inForce(connection);
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  UPDATE users.entry_suspension SET lifted_at = ?, lifted_by = ?
                  WHERE lifted_at IS NULL""")) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, person);
            statement.executeUpdate();
          }
          for (Suspension each : lifted) {
            state(connection, "lifted", each.cause(), each.resumes(), person);
          }
          return lifted.size();
        });
  }

  private void state(Connection transaction, String what, String cause, String resumes, String by)
      throws SQLException {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("state", what);
    fact.put("cause", cause);
    fact.put("resumes", resumes);
    fact.put("by", by);
    fact.put("at", clock.instant().toString());
    String text = text(fact);
    audit.add(transaction, AuditLine.done(by, TOPIC, text));
    outbox.append(transaction, TOPIC, what, text);
  }

  private static List<Suspension> read(Connection connection, String which) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT cause, resumes, since, lifted_at, lifted_by FROM users.entry_suspension "
                    + which);
        ResultSet rows = statement.executeQuery()) {
      List<Suspension> found = new ArrayList<>();
      while (rows.next()) {
        @Nullable Timestamp lifted = rows.getTimestamp(4);
        found.add(
            new Suspension(
                rows.getString(1),
                rows.getString(2),
                rows.getTimestamp(3).toInstant(),
                lifted == null ? null : lifted.toInstant(),
                rows.getString(5)));
      }
      return List.copyOf(found);
    }
  }

  private String text(Map<String, String> fact) {
    try {
      return json.writeValueAsString(fact);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
