package io.rec.mainapp.gateway.signals;

import io.rec.domain.signal.SignalChoice;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the analysis says at the moment of a trade. The trade keeps it; it goes on without where
 * this desk has no analysis service, no prices yet, or an answer that nobody can use.
 */
@Singleton
public final class Adviser {

  private static final Logger LOG = LoggerFactory.getLogger(Adviser.class);

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
    if (watch.state().equals(AnalysisState.NOT_USED)) {
      return Optional.empty();
    }
    try {
      return desk.choice(symbol, key);
    } catch (IllegalArgumentException unusable) {
      LOG.error("what the analysis knows of {} cannot be used", symbol, unusable);
      return Optional.empty();
    }
  }
}
