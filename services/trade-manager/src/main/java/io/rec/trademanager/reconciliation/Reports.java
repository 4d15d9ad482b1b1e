package io.rec.trademanager.reconciliation;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.TradeFacts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps every comparison, tells people of what is new, and leaves a line for what was healed. */
@Singleton
final class Reports {
  private static final String ACTION = "reconciliation";

  private final Database database;
  private final Tenure tenure;
  private final TradeFacts facts;
  private final Audit audit;
  private final JsonMapper json;

  Reports(Database database, Tenure tenure, TradeFacts facts, Audit audit, JsonMapper json) {
    this.database = database;
    this.tenure = tenure;
    this.facts = facts;
    this.audit = audit;
    this.json = json;
  }

  /** What heals a difference, in the transaction of its line. */
  @FunctionalInterface
  interface Booking {
    void book(Connection tx) throws SQLException;
  }

  /**
   * @param actor who had the comparison made
   */
  void keep(Report report, String actor, Booking booking) throws SQLException {
    var fence = tenure.fence();
    database.transaction(
        tx -> {
          fence.require(tx);
          var before = latest(tx);
          for (var difference : report.differences()) {
            if (difference.healed()) {
              audit.add(tx, AuditLine.done(actor, ACTION, text(difference)));
            }
          }
          booking.book(tx);
          insert(tx, report);
          tell(tx, report, before);
          return report;
        });
  }

  Optional<Report> latest() throws SQLException {
    return database.read(this::latest);
  }

  private Optional<Report> latest(Connection connection) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT at, trigger, differences::text, healed, open, pauses
            FROM users.reconciliation ORDER BY id DESC LIMIT 1\
            """)
        .first(this::report);
  }

  private void insert(Connection tx, Report report) throws SQLException {
    Sql.on(
            tx,
            """
            INSERT INTO users.reconciliation
              (user_id, at, trigger, differences, healed, open, pauses)
            VALUES (system.acting_user(), ?, ?, ?::jsonb, ?, ?, ?)\
            """,
            report.at(),
            report.trigger(),
            text(report.differences()),
            report.healed(),
            report.open(),
            report.pauses())
        .update();
  }

  /** Once for each finding, and once when all is well again. */
  private void tell(Connection tx, Report report, Optional<Report> before) throws SQLException {
    var open = open(report);
    var known = before.map(Reports::open).orElse("");
    if (open.equals(known)) {
      return;
    }
    if (report.open() == 0) {
      facts.alert(
          tx,
          "reconciled",
          ACTION,
          Severity.WARNING,
          "our books and the venue's are equal again",
          report.at());
      return;
    }
    facts.alert(
        tx,
        "reconciliation",
        ACTION,
        report.pauses() ? Severity.CRITICAL : Severity.WARNING,
        (report.pauses() ? "entries wait: " : "") + open,
        report.at());
  }

  private static String open(Report report) {
    return report.differences().stream()
        .filter(difference -> !difference.healed())
        .map(
            difference ->
                "%s of %s: ours %s, the venue's %s"
                    .formatted(
                        difference.kind(),
                        difference.subject(),
                        difference.ours(),
                        difference.venues()))
        .collect(Collectors.joining("; "));
  }

  private Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getTimestamp(1).toInstant(),
        row.getString(2),
        differences(row.getString(3)),
        row.getInt(4),
        row.getInt(5),
        row.getBoolean(6));
  }

  private List<Difference> differences(String text) {
    try {
      var read = json.readValue(text, Argument.listOf(Difference.class));
      return read == null ? List.of() : read;
    } catch (IOException failed) {
      throw new UncheckedIOException("a reconciliation cannot be read: " + text, failed);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException failed) {
      throw new UncheckedIOException("a reconciliation cannot be written: " + value, failed);
    }
  }
}
