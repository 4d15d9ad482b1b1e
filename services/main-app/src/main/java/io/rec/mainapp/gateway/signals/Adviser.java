package io.rec.mainapp.gateway.signals;

import io.rec.domain.signal.SignalChoice;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the analysis says at the moment of a trade. The trade keeps it; it goes on without where
 * this desk has no analysis service or no prices yet.
 */
@Singleton
public final class Adviser {

  private final AnalysisWatch watch;
  private final AnalysisDesk desk;

  Adviser(AnalysisWatch watch, AnalysisDesk desk) {
    this.watch = watch;
    this.desk = desk;
  }

  /**
   * @param key of the trade
   */
  public Optional<SignalChoice> about(String symbol, String key)
      throws SQLException, InterruptedException {
    return watch.state().equals(AnalysisState.NOT_USED)
        ? Optional.empty()
        : desk.choice(symbol, key);
  }
}
