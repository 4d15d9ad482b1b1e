package io.rec.mainapp.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What the analysis service would store and announce. */
public final class Analyses {

  private final Desk desk;

  public Analyses(Desk desk) {
    this.desk = desk;
  }

  /** Stored, and nobody was told; the analysis's id. */
  public String stored(String symbol, String signal, Instant at) throws SQLException {
    String id = UUID.randomUUID().toString();
    desk.database()
        .execute(
            """
            INSERT INTO live_data.ai_analysis_results (id, symbol, timeframe, signal, confidence,
              reasoning, "timestamp", candle_at, close, technical_indicators, metadata)
            VALUES ('%s', '%s', '1h', '%s', 0.75, 'The averages rise.', '%s', '%5$s', 45000, '{}',
              '{"model_version": "technical-1", "processing_time_ms": 2}')"""
                .formatted(id, symbol, signal, at, at));
    return id;
  }

  /** Stored and announced. */
  public String said(String symbol, String signal, Instant at) throws SQLException {
    String id = stored(symbol, signal, at);
    announced(id, symbol, signal, at);
    return id;
  }

  public void announced(String id, String symbol, String signal, Instant at) throws SQLException {
    announced(
        """
        {"closed_at":"%1$s","data":{"symbol":"%2$s","signal":"%3$s","confidence":0.75,\
        "timestamp":"%1$s","timeframe":"1h","price":45000.0,"model_version":"technical-1",\
        "id":"%4$s","reasoning":"The averages rise."}}"""
            .formatted(at, symbol, signal, id));
  }

  /** Whatever on the channel of signals. */
  public void announced(String payload) throws SQLException {
    desk.database().execute("SELECT pg_notify('recio_ai_signal', '%s')".formatted(payload));
  }

  /** The gateway loses the connection on which it listens. */
  public void deafen() throws SQLException {
    desk.database()
        .execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE '%-listen'""");
  }
}
