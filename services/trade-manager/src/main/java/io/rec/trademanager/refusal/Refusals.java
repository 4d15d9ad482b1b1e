package io.rec.trademanager.refusal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.ExplainedDecision;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Leaves the audit line of a refusal, and counts it. */
@Singleton
public final class Refusals {

  private final Database database;
  private final Audit audit;
  private final JsonMapper json;
  private final MeterRegistry meters;

  Refusals(Database database, Audit audit, JsonMapper json, MeterRegistry meters) {
    this.database = database;
    this.audit = audit;
    this.json = json;
    this.meters = meters;
  }

  @Serdeable
  record Line(String request, ExplainedDecision decision) {}

  /** In the caller's transaction, which stores nothing else. */
  public Refusal note(Connection tx, String actor, String action, String request, Refusal refusal)
      throws SQLException {
    audit.add(tx, AuditLine.refused(actor, action, refusal.rule(), detail(request, refusal)));
    meters.counter("recio.trades.refused", "rule", refusal.rule()).increment();
    return refusal;
  }

  /** Reads a request; what makes it unreadable is noted in a transaction of its own. */
  public <T> T reading(String actor, String action, String request, Supplier<T> read)
      throws SQLException {
    try {
      return read.get();
    } catch (RefusedException refused) {
      database.transaction(tx -> note(tx, actor, action, request, refused.refusal()));
      throw refused;
    }
  }

  private String detail(String request, Refusal refusal) {
    try {
      return json.writeValueAsString(new Line(request, ExplainedDecision.of(refusal.decision())));
    } catch (IOException failed) {
      throw new UncheckedIOException("a refusal cannot be written: " + refusal, failed);
    }
  }
}
