package io.rec.tradeexecutor.amend;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.ExplainedDecision;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as the store of amendments: one line before each sending, one for the last word.
 * Lines with a rule are refusals, of which nothing was sent.
 */
@Singleton
final class AmendLog {

  /** How long a request's id is remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final String ACTION = "amend";
  private static final String SENDING = "sending";
  private static final String AGAIN = "again";

  private static final String TOLD =
      """
      SELECT (array_agg(detail::text ORDER BY id))[1], (array_agg(actor ORDER BY id))[1],
             max(at) FILTER (WHERE outcome IN ('sending', 'again')),
             (array_agg(detail::text ORDER BY id)
               FILTER (WHERE outcome NOT IN ('sending', 'again')))[1]
      FROM users.audit
      WHERE at >= ? AND action = 'amend' AND rule IS NULL
        AND (?::text IS NULL OR detail ->> 'request_id' = ?)
      GROUP BY detail ->> 'request_id'
      HAVING bool_or(outcome IN ('sending', 'again'))
      ORDER BY min(id)""";

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST = 64;

  @Serdeable
  record RefusedLine(
      String order, String request_id, String price, String count, ExplainedDecision decision) {}

  private final Database database;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  AmendLog(Database database, Audit audit, ObjectMapper json, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  Optional<Told> of(String requestId) throws SQLException {
    return database.read(connection -> of(connection, requestId));
  }

  Optional<Told> of(Connection connection, String requestId) throws SQLException {
    return told(connection, MEMORY, requestId).stream().findFirst();
  }

  /** What was let out within this time, oldest first. */
  List<Told> within(Connection connection, Duration time) throws SQLException {
    return told(connection, time, null);
  }

  List<Told> within(Duration time) throws SQLException {
    return database.read(connection -> within(connection, time));
  }

  /** Nobody else decides about this request until the transaction ends. */
  void hold(Connection transaction, String requestId) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      statement.setString(1, ACTION + ":" + requestId);
      statement.execute();
    }
  }

  /** Says that it is about to be sent, for the first time or once more. */
  void sending(Connection transaction, String by, Intention wanted, boolean again)
      throws SQLException {
    audit.add(
        transaction,
        new AuditLine(by, ACTION, again ? AGAIN : SENDING, Optional.empty(), text(wanted)));
  }

  /** The last word. */
  void end(String by, AmendAnswer answer) throws SQLException {
    database.transaction(
        transaction -> {
          audit.add(
              transaction,
              new AuditLine(by, ACTION, answer.outcome(), Optional.empty(), text(answer)));
          return answer;
        });
  }

  /** In the caller's transaction, which stores nothing else. */
  void refused(Connection transaction, String order, AmendRequest request, AmendRefused refused)
      throws SQLException {
    RefusedLine line =
        new RefusedLine(
            printed(order),
            printed(request.request_id()),
            printed(request.price()),
            printed(request.count()),
            ExplainedDecision.of(refused.decision()));
    audit.add(
        transaction,
        AuditLine.refused(printed(request.by()), ACTION, refused.rule().word(), text(line)));
  }

  /** What anybody may have written, as far as a table takes it. */
  private static String printed(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return CONTROLS.matcher(text.substring(0, Math.min(text.length(), LONGEST))).replaceAll("?");
  }

  private List<Told> told(Connection connection, Duration time, @Nullable String requestId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
      statement.setTimestamp(1, Timestamp.from(clock.instant().minus(time)));
      statement.setString(2, requestId);
      statement.setString(3, requestId);
      try (ResultSet row = statement.executeQuery()) {
        List<Told> all = new ArrayList<>();
        while (row.next()) {
          Instant sent = row.getTimestamp(3).toInstant();
          Optional<AmendAnswer> end =
              Optional.ofNullable(row.getString(4)).map(text -> read(text, AmendAnswer.class));
          all.add(new Told(read(row.getString(1), Intention.class), row.getString(2), sent, end));
        }
        return all;
      }
    }
  }

  private String text(Object detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      @Nullable T value = json.readValue(text, type);
      if (value == null) {
        throw new IOException("an empty line");
      }
      return value;
    } catch (IOException broken) {
      throw new UncheckedIOException("an audit line cannot be read: " + text, broken);
    }
  }
}
