package io.rec.aiservice.store;

import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.PastConfidence;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.persistence.Database;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table {@code live_data.ai_analysis_results}. */
@Singleton
public final class AnalysisTable {

  /** A signal is judged by the close so many candles later. */
  static final int HORIZON = 4;

  private final Database database;

  /** The watch asks the role whether it has a database, and the role begins with us. */
  private final Provider<DatabaseWatch> watch;

  private final AnalysisRows rows;

  AnalysisTable(Database database, Provider<DatabaseWatch> watch, AnalysisRows rows) {
    this.database = database;
    this.watch = watch;
    this.rows = rows;
  }

  /** Whether the database is known to be away: then a try would only wait for its time-out. */
  public boolean away() {
    return watch.get().problem().isPresent();
  }

  /**
   * Inserts all in one statement. One that is there already, because the answer to its first
   * insertion was lost, is left alone. Returns how many are new.
   */
  int insert(Connection transaction, List<Analysis> analyses) throws SQLException {
    List<String> indicators = new ArrayList<>();
    List<String> metadata = new ArrayList<>();
    for (Analysis analysis : analyses) {
      indicators.add(rows.indicators(analysis));
      metadata.add(rows.metadata(analysis));
    }
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO live_data.ai_analysis_results
              (id, symbol, timeframe, signal, confidence, reasoning, "timestamp", candle_at, close,
               technical_indicators, metadata, request_id)
            SELECT id::uuid, symbol, timeframe, signal, confidence, reasoning, at, candle_at, close,
                   indicators::jsonb, metadata::jsonb, request_id
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::float8[], ?::text[], ?::text[],
                        ?::text[])
              AS new (id, symbol, timeframe, signal, confidence, reasoning, at, candle_at, close,
                      indicators, metadata, request_id)
            ON CONFLICT (id, "timestamp") DO NOTHING""")) {
      Columns columns = new Columns(transaction, statement, analyses);
      columns.add("text", analysis -> analysis.id().toString());
      columns.add("text", analysis -> analysis.market().symbol());
      columns.add("text", analysis -> analysis.market().timeFrame().word());
      columns.add("text", analysis -> analysis.opinion().signal().word());
      columns.add("float8", analysis -> analysis.opinion().confidence());
      columns.add("text", analysis -> analysis.opinion().reasoning());
      columns.add("timestamptz", analysis -> Timestamp.from(analysis.at()));
      columns.add("timestamptz", analysis -> Timestamp.from(analysis.candle()));
      columns.add("float8", Analysis::close);
      columns.add("text", indicators);
      columns.add("text", metadata);
      columns.add("text", Analysis::requestId);
      return statement.executeUpdate();
    }
  }

  /** Judges signals whose horizon is among these candles. Returns how many. */
  int settle(Connection transaction, Market market, List<Candle> ended, Instant now)
      throws SQLException {
    Duration horizon = market.timeFrame().length().multipliedBy(HORIZON);
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE live_data.ai_analysis_results AS said
            SET settled_close = seen.close, settled_at = ?
            FROM unnest(?::timestamptz[], ?::float8[]) AS seen (began, close)
            WHERE said.symbol = ? AND said.timeframe = ? AND said.settled_close IS NULL
              AND said.candle_at = seen.began AND said."timestamp" >= ?""")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setArray(
          2,
          transaction.createArrayOf(
              "timestamptz",
              ended.stream().map(c -> Timestamp.from(c.start().minus(horizon))).toArray()));
      statement.setArray(
          3, transaction.createArrayOf("float8", ended.stream().map(Candle::close).toArray()));
      statement.setString(4, market.symbol());
      statement.setString(5, market.timeFrame().word());
      // An analysis is made after its candle began, clocks apart: older days need no look.
      statement.setTimestamp(
          6, Timestamp.from(ended.getFirst().start().minus(horizon).minus(Duration.ofDays(1))));
      return statement.executeUpdate();
    }
  }

  /** The newest of a symbol, of any time frame when none is asked for. */
  public Optional<Analysis> newest(String symbol, Optional<TimeFrame> timeFrame)
      throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  SELECT id, symbol, timeframe, signal, confidence, reasoning, "timestamp",
                         candle_at, close, metadata, request_id
                  FROM live_data.ai_analysis_results
                  WHERE symbol = ? AND (? = '' OR timeframe = ?)
                  ORDER BY "timestamp" DESC LIMIT 1""")) {
            String frame = timeFrame.map(TimeFrame::word).orElse("");
            statement.setString(1, symbol);
            statement.setString(2, frame);
            statement.setString(3, frame);
            try (ResultSet found = statement.executeQuery()) {
              return found.next() ? Optional.of(rows.read(found)) : Optional.empty();
            }
          }
        });
  }

  List<PastConfidence> past() throws SQLException {
    return database.read(
        connection -> {
          List<PastConfidence> past = new ArrayList<>();
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      SELECT model_version, decile, opinions, right_ones
                      FROM live_data.ai_past_confidence""");
              ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              past.add(
                  new PastConfidence(
                      found.getString(1), found.getInt(2), found.getLong(3), found.getLong(4)));
            }
          }
          return past;
        });
  }

  /** Fills the parameters of a statement with one array after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Analysis> analyses;
    private int next = 1;

    Columns(Connection connection, PreparedStatement statement, List<Analysis> analyses) {
      this.connection = connection;
      this.statement = statement;
      this.analyses = analyses;
    }

    void add(String type, Function<Analysis, Object> value) throws SQLException {
      add(type, analyses.stream().map(value).toList());
    }

    void add(String type, List<?> values) throws SQLException {
      statement.setArray(next++, connection.createArrayOf(type, values.toArray()));
    }
  }
}
