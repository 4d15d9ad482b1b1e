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
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes documents in the background. */
@Singleton
public final class Exports {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private static final int MOST = 8;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

  private final ExportRows rows;

  /** One at once: it takes a connection to read and one to store, and the pages need the others. */
  private final Semaphore turn = new Semaphore(1, true);

  private final Semaphore room = new Semaphore(MOST);

  Exports(ExportRows rows) {
    this.rows = rows;
  }

  /** Returns at once; whoever asks for the line again sees how far it is. */
  public ExportLine begin(String name, String mediaType, Person person, Body body)
      throws SQLException {
    if (!room.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "TooManyExports",
          "%d documents wait to be made. Ask again when some of them are ready.".formatted(MOST));
    }
    boolean begun = false;
    try {
      ExportLine line = line(rows.add(name, mediaType, person.name()));
      Thread.ofVirtual().name("export").start(() -> make(line, body));
      begun = true;
      return line;
    } finally {
      if (!begun) {
        room.release();
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
      awaitTurn(line);
      try {
        store(line, body);
      } finally {
        turn.release();
      }
      rows.end(line.id(), "");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException | RuntimeException broken) {
      LOG.atWarn()
          .addKeyValue("document", line.name())
          .setCause(broken)
          .log("a document was not finished");
      tellFailure(line, broken);
    } finally {
      room.release();
    }
  }

  private void awaitTurn(ExportLine line) throws InterruptedException, SQLException {
    while (!turn.tryAcquire(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)) {
      rows.touch(line.id());
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
