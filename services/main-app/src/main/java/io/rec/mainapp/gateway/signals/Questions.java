package io.rec.mainapp.gateway.signals;

import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.mainapp.gateway.market.ClosedCandles;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be asked about a symbol now, from the closed minutes of our own prices. */
@Singleton
final class Questions {

  /** Four hours: the slowest average of the built-in model needs two hundred. */
  static final int CANDLES = 240;

  /** Our prices have no volume. */
  private static final double VOLUME = 0;

  private final ClosedCandles closed;
  private final Clock clock;

  Questions(ClosedCandles closed, Clock clock) {
    this.closed = closed;
    this.clock = clock;
  }

  /** Empty while there is no whole minute of prices. */
  Optional<AnalysisQuestion> about(String symbol) throws SQLException {
    List<Candle> candles =
        closed.minutes(symbol, CANDLES, clock.instant()).stream().map(Questions::candle).toList();
    return candles.isEmpty()
        ? Optional.empty()
        : Optional.of(new AnalysisQuestion(symbol, TimeFrame.ONE_MINUTE, candles, Map.of()));
  }

  private static Candle candle(io.rec.mainapp.gateway.market.Candle stored) {
    return new Candle(
        Instant.ofEpochSecond(stored.t()),
        stored.o().doubleValue(),
        stored.h().doubleValue(),
        stored.l().doubleValue(),
        stored.c().doubleValue(),
        VOLUME);
  }
}
