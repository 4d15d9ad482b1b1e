package io.rec.mainapp.gateway.exports;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes documents in the background. */
@Singleton
public final class Exports {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  /** Each takes a connection to read and one to store; the page needs the others. */
  private static final int AT_ONCE = 2;

  private final ExportRows rows;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Exports(ExportRows rows) {
    this.rows = rows;
  }

  /** Returns at once; whoever asks for the line again sees how far it is. */
  public ExportLine begin(String name, String mediaType, Person person, Body body)
      throws SQLException {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "TooManyExports",
          "%d documents are being made. Ask again when one of them is ready.".formatted(AT_ONCE));
    }
    boolean begun = false;
    try {
      ExportLine line = line(rows.add(name, mediaType, person.name()));
      Thread.ofVirtual().name("export").start(() -> make(line, body));
      begun = true;
      return line;
    } finally {
      if (!begun) {
        free.release();
      }
    }
  }

  private ExportLine line(long id) throws SQLException {
    return rows.one(id)
        .map(ExportRows.Stored::line)
        .orElseThrow(() -> new SQLException("a document that was just begun is not there"));
  }

  private void make(ExportLine line, Body body) {
    try {
      store(line, body);
      rows.end(line.id(), "");
    } catch (IOException | SQLException | RuntimeException broken) {
      LOG.atWarn().addKeyValue("document", line.name()).setCause(broken).log("was not finished");
      tellFailure(line, broken);
    } finally {
      free.release();
    }
  }

  private void store(ExportLine line, Body body) throws IOException, SQLException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(new PartStream(rows, line.id()), StandardCharsets.UTF_8))) {
      body.write(out);
    }
  }

  /** With the database away nobody can be told; its silence says it then. */
  private void tellFailure(ExportLine line, Exception broken) {
    try {
      rows.end(line.id(), "It could not be finished: %s.".formatted(broken.getMessage()));
    } catch (SQLException away) {
      LOG.debug("nor could it be said", away);
    }
  }
}
