package io.rec.unifiedproductioncoordinator.fingerprints.history;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A history of closes that can be read again from any minute. */
public interface Closes {

  /** Takes one close; oldest first. */
  @FunctionalInterface
  interface Reader {
    void close(Instant minute, double close) throws IOException, SQLException;
  }

  /**
   * What identifies a history.
   *
   * @param hash the same only for the same history
   * @param rows how many closes, for the progress shown
   * @param newest the minute of the last one
   */
  record Summary(String hash, long rows, Instant newest) {}

  /** Looks through the history once; an empty one is refused. */
  Summary summary() throws IOException, SQLException;

  /** Hands on every close, or those that come behind the one of a minute. */
  void read(Optional<Instant> behind, Reader reader) throws IOException, SQLException;
}
