package io.rec.mainapp.gateway.market;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Candles of whole minutes, oldest first: what happens now is not judged before it is over. */
@Singleton
public final class ClosedCandles {

  private final StoredPrices stored;

  ClosedCandles(StoredPrices stored) {
    this.stored = stored;
  }

  /** At most so many; fewer where the desk has not run that long. */
  public List<Candle> minutes(String symbol, int most, Instant now) throws SQLException {
    Instant end = now.truncatedTo(ChronoUnit.MINUTES);
    return stored.candles(symbol, Step.MINUTE, end.minus(most, ChronoUnit.MINUTES), end);
  }
}
