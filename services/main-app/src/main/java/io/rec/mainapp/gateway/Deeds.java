package io.rec.mainapp.gateway;

import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.signin.Person;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Waiting;
import io.rec.platform.telemetry.RequestId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Has what people ask for done, with a line of the audit trail before and one after. Where the
 * first line cannot be written nothing is done.
 */
@Singleton
public final class Deeds {

  /** What is done. */
  @FunctionalInterface
  public interface Deed<T> {
    T done() throws SQLException, InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

  private final Database database;
  private final DatabaseWatch watch;
  private final Audit audit;
  private final ObjectMapper json;

  Deeds(Database database, DatabaseWatch watch, Audit audit, ObjectMapper json) {
    this.database = database;
    this.watch = watch;
    this.audit = audit;
    this.json = json;
  }

  /** {@code detail} tells what exactly; the request id and the person are added. */
  public <T> T of(
      Person person, String action, String requestId, Map<String, ?> detail, Deed<T> deed)
      throws SQLException, InterruptedException {
    Map<String, Object> all = told(requestId, detail);
    write(line(person, action, "asked", Optional.empty(), all));
    return done(person, action, all, deed);
  }

  /**
   * For what opens no position and has to be possible while nothing can be stored: that the
   * database is lost is itself something that people take on. Its lines are written where they can
   * be.
   */
  public <T> T whateverIsStored(
      Person person, String action, String requestId, Map<String, ?> detail, Deed<T> deed)
      throws SQLException, InterruptedException {
    Map<String, Object> all = told(requestId, detail);
    afterwards(line(person, action, "asked", Optional.empty(), all));
    return done(person, action, all, deed);
  }

  private static Map<String, Object> told(String requestId, Map<String, ?> detail) {
    Map<String, Object> all = new LinkedHashMap<>(detail);
    all.put("request", requestId);
    RequestId.currentTrace().ifPresent(trace -> all.put("trace", trace));
    return all;
  }

  private <T> T done(Person person, String action, Map<String, Object> all, Deed<T> deed)
      throws SQLException, InterruptedException {
    try {
      T done = deed.done();
      afterwards(line(person, action, "done", Optional.empty(), all));
      return done;
    } catch (ProblemException refused) {
      all.put("reason", refused.detail());
      afterwards(line(person, action, "refused", Optional.of(refused.reason()), all));
      throw refused;
    }
  }

  /** The deed is neither taken back nor left because its line is missing: the log has it then. */
  private void afterwards(AuditLine line) {
    Optional<Waiting> away = watch.problem();
    if (away.isPresent()) {
      missing(line).log("a line is missing in the audit trail: {}", away.get().detail());
      return;
    }
    try {
      write(line);
    } catch (SQLException unwritten) {
      missing(line).setCause(unwritten).log("a line is missing in the audit trail");
    }
  }

  private static LoggingEventBuilder missing(AuditLine line) {
    return LOG.atError()
        .addKeyValue("action", line.action())
        .addKeyValue("actor", line.actor())
        .addKeyValue("outcome", line.outcome());
  }

  private void write(AuditLine line) throws SQLException {
    database.transaction(
        connection -> {
          audit.add(connection, line);
          return line;
        });
  }

  private AuditLine line(
      Person person,
      String action,
      String outcome,
      Optional<String> rule,
      Map<String, Object> detail) {
    try {
      return new AuditLine(person.name(), action, outcome, rule, json.writeValueAsString(detail));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
