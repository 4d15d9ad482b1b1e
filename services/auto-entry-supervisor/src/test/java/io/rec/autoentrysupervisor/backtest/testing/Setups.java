package io.rec.autoentrysupervisor.backtest.testing;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.domain.market.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Setups of BTC that differ from the defaults in what a test says. */
public final class Setups {
  private Setups() {}

  public static TraderSettings settings(String json) {
    try {
      return ObjectMapper.getDefault()
          .readValue(json, TraderSettings.class)
          .or(TraderSettings.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a warm-up. */
  public static Setup of(String settings) {
    return of(settings, VenueModel.DEFAULT, BookModel.DEFAULT);
  }

  public static Setup of(String settings, VenueModel venue, BookModel book) {
    return new Setup(
        Series.of("BTC"), settings(settings), Setup.LIMITS, Setup.CASH, venue, book, Duration.ZERO);
  }
}
