package io.rec.dbpoller;

import io.rec.platform.events.Facts;
import io.rec.platform.events.OutboxReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The facts after an offset, from memory when they are new and from the table when they are old.
 */
@Singleton
final class Changes {

  /** Whether somebody can go on from an offset. */
  sealed interface Place {
    record Known() implements Place {}

    /** Facts after the offset are forgotten: the client needs the present state first. */
    record Forgotten(long resumeAfter) implements Place {}

    /** The offset is of another history, e.g. from before the database was restored. */
    record Ahead(long resumeAfter) implements Place {}
  }

  private final RecentChanges recent;
  private final OutboxReader reader;

  Changes(RecentChanges recent, OutboxReader reader) {
    this.recent = recent;
    this.reader = reader;
  }

  Facts after(long offset, Set<String> topics, int limit) throws SQLException {
    Optional<Facts> fresh = recent.after(offset, topics, limit);
    return fresh.isPresent() ? fresh.get() : reader.after(offset, topics, limit);
  }

  Place place(long offset) throws SQLException {
    if (recent.after(offset, Set.of(), 1).isPresent()) {
      return new Place.Known();
    }
    long trimmed = reader.trimmed();
    if (offset < trimmed) {
      return new Place.Forgotten(trimmed);
    }
    long newest = reader.newest();
    return offset > newest ? new Place.Ahead(newest) : new Place.Known();
  }

  long newest() throws SQLException {
    return Math.max(recent.end(), reader.newest());
  }
}
