package io.rec.unifiedproductioncoordinator.fingerprints.history;

import java.io.IOException;
import java.sql.SQLException;

/** Something that a history can be filled from. */
@FunctionalInterface
public interface Candles {

  /** Takes one candle; oldest first. */
  @FunctionalInterface
  interface Reader {
    void candle(Candle candle) throws IOException, SQLException;
  }

  /** Hands on every candle, in order. */
  void candles(Reader reader) throws IOException, SQLException;
}
