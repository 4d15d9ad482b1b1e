package io.rec.tradeexecutor.journal;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.risk.KillSwitch;
import io.rec.platform.role.RoleIdentity;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stop that somebody asked for while the database was away: in force for each order at once, on
 * the disk when that is said, and told to the database when it is back. A release is never kept.
 */
@Singleton
public final class KeptStop {

  private static final Logger LOG = LoggerFactory.getLogger(KeptStop.class);

  /** Tells it to the database; doing it twice must be harmless. */
  @FunctionalInterface
  public interface Teller {
    void tell(Stop stop) throws SQLException;
  }

  @Serdeable
  public record Stop(String level, String reason, String by, Instant at) {

    public KillSwitch killSwitch() {
      return KillSwitch.ofWord(level);
    }
  }

  private final Path file;
  private final ObjectMapper json;
  private volatile @Nullable Stop kept;

  KeptStop(ExecutorSettings settings, RoleIdentity identity, ObjectMapper json) {
    this.file = Path.of(settings.stateDir()).resolve("stop-%s.json".formatted(identity.pod()));
    this.json = json;
  }

  /** Finds what an earlier process of this pod kept. */
  public synchronized void open() throws IOException {
    if (Files.exists(file)) {
      kept = json.readValue(Files.readAllBytes(file), Stop.class);
      LOG.warn("a stop is kept that the database does not know: {}", kept);
    }
  }

  public Optional<Stop> kept() {
    return Optional.ofNullable(kept);
  }

  /** The stricter of this and what is kept. */
  public KillSwitch with(KillSwitch known) {
    KillSwitch own = kept().map(Stop::killSwitch).orElse(KillSwitch.NONE);
    return own.compareTo(known) > 0 ? own : known;
  }

  /**
   * Returns the stricter of this and what is kept, which is in force.
   *
   * @throws IOException if it is in force but would not outlive this process
   */
  public synchronized Stop keep(Stop stop) throws IOException {
    Stop before = kept;
    if (before != null && before.killSwitch().compareTo(stop.killSwitch()) >= 0) {
      return before;
    }
    kept = stop;
    write(stop);
    return stop;
  }

  /** Tells what is kept and forgets it; what cannot be told stays. */
  public synchronized void tell(Teller teller) throws SQLException, IOException {
    Stop stop = kept;
    if (stop == null) {
      return;
    }
    teller.tell(stop);
    kept = null;
    Files.deleteIfExists(file);
    LOG.info("a stop that was kept is in the database: {}", stop);
  }

  /** Under another name first: a file that ends in the middle would be no stop at all. */
  private void write(Stop stop) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    ByteBuffer bytes =
        ByteBuffer.wrap(json.writeValueAsString(stop).getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(
            whole,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
