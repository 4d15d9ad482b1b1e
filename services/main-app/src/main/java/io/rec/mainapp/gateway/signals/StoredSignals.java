package io.rec.mainapp.gateway.signals;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import io.rec.platform.signals.AiSignal;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The rows behind the announcements of signals, for whoever missed some. */
@Singleton
final class StoredSignals {

  /** What was said before is no news to anybody. */
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;

  StoredSignals(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest of each symbol, oldest first. */
  List<AiSignal> newest() throws SQLException {
    Query query =
        Query.of(
            """
            SELECT * FROM (
              SELECT DISTINCT ON (symbol) symbol, signal, confidence, "timestamp", timeframe, close,
                     metadata ->> 'model_version' AS model_version, id,
                     left(reasoning, %d) AS reasoning
              FROM live_data.ai_analysis_results WHERE "timestamp" > ?
              ORDER BY symbol, "timestamp" DESC) AS newest
            ORDER BY "timestamp" DESC LIMIT %d"""
                .formatted(AiSignal.MOST_REASONING, Signals.MOST_SYMBOLS),
            clock.instant().minus(LOOK_BACK));
    return database.read(connection -> query.list(connection, StoredSignals::signal)).reversed();
  }

  private static AiSignal signal(ResultSet row) throws SQLException {
    return new AiSignal(
        row.getString("symbol"),
        row.getString("signal"),
        row.getDouble("confidence"),
        row.getTimestamp("timestamp").toInstant(),
        row.getString("timeframe"),
        row.getDouble("close"),
        row.getString("model_version"),
        row.getString("id"),
        row.getString("reasoning"));
  }
}
