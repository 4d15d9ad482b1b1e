package io.rec.tradeexecutor.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.role.RoleIdentity;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of answers that the database does not know yet, one JSON object a line, in the order in
 * which they came. Under its lock.
 */
@Singleton
public final class Journal {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** Tells one line to the database; doing it twice must be harmless. */
  @FunctionalInterface
  public interface Teller {
    void tell(JournalLine line) throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private final ObjectMapper json;
  private volatile int waiting;

  Journal(
      ExecutorSettings settings, RoleIdentity identity, ObjectMapper json, MeterRegistry meters) {
    this.file = Path.of(settings.stateDir()).resolve("journal-%s.jsonl".formatted(identity.pod()));
    this.json = json;
    Gauge.builder("recio.executor.journal.lines", this, Journal::waiting)
        .description("Answers of the exchange that the database does not know yet")
        .register(meters);
  }

  /** Proves that it can be written, and counts what an earlier process left in it. */
  public void open() throws IOException {
    lock.lock();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel = channel()) {
        channel.force(true);
      }
      waiting = lines().size();
      if (waiting > 0) {
        LOG.atWarn().addKeyValue("lines", waiting).log("answers wait in the journal");
      }
    } finally {
      lock.unlock();
    }
  }

  public int waiting() {
    return waiting;
  }

  /** Returns when the line is on the disk. */
  public void append(JournalLine line) throws IOException {
    byte[] bytes = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try (FileChannel channel = channel()) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
      waiting++;
    } finally {
      lock.unlock();
    }
  }

  /** Tells all lines in their order and then forgets them; one that fails leaves all of them. */
  public void replay(Teller teller) throws IOException, SQLException {
    if (waiting == 0) {
      return;
    }
    lock.lock();
    try {
      List<JournalLine> lines = lines();
      for (JournalLine line : lines) {
        teller.tell(line);
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
        channel.force(true);
      }
      waiting = 0;
      LOG.atInfo().addKeyValue("lines", lines.size()).log("the journal was told to the database");
    } finally {
      lock.unlock();
    }
  }

  private FileChannel channel() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** A line that ends in the middle was never finished: its order is looked up instead. */
  private List<JournalLine> lines() throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    for (String text : Files.readAllLines(file)) {
      try {
        JournalLine line = json.readValue(text, JournalLine.class);
        if (line != null) {
          lines.add(line);
        }
      } catch (IOException torn) {
        LOG.atError()
            .setCause(torn)
            .log("a line of the journal cannot be read: its order is looked up");
      }
    }
    return lines;
  }
}
