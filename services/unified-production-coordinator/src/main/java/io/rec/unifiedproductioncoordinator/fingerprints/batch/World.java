package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.persistence.Connections;
import io.rec.platform.persistence.SqlWork;
import io.rec.platform.secrets.DatabaseLogins;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.BarProgress;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Progress;
import io.rec.unifiedproductioncoordinator.fingerprints.history.Closes;
import io.rec.unifiedproductioncoordinator.fingerprints.history.CsvCandles;
import io.rec.unifiedproductioncoordinator.fingerprints.history.PriceHistory;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

/** What a verb may know of the world. Results go to the first stream, progress to the second. */
record World(
    PrintStream out, PrintStream err, Map<String, String> environment, InstantSource clock) {

  /**
   * The launcher's word whether the second stream is a terminal; Java cannot ask for one stream.
   */
  private static final String TERMINAL = "RECIO_STDERR_TTY";

  Progress progress(String what) {
    return new BarProgress(err, "1".equals(environment.get(TERMINAL)), clock, what);
  }

  /** The file of {@code --closes}, or without it the history table. */
  Closes closes(Options options, String symbol) {
    return options.path("--closes").<Closes>map(CsvCandles::new).orElseGet(() -> history(symbol));
  }

  PriceHistory history(String symbol) {
    return new PriceHistory(database(), symbol);
  }

  /** All of the work or nothing. */
  <T> T transaction(SqlWork<T> work) throws SQLException {
    try (Connection connection = database().getConnection()) {
      connection.setAutoCommit(false);
      // A connection that is closed without a commit rolls back.
      T result = work.on(connection);
      connection.commit();
      return result;
    }
  }

  private DataSource database() {
    var login =
        new DatabaseLogins(ConfigDirectory.from(environment))
            .current()
            .orElseThrow(
                () -> new Refusal("no database login is mounted; give a file by --closes instead"));
    return Connections.with(login, "fingerprints");
  }
}
