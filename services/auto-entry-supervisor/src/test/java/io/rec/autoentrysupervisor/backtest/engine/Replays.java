package io.rec.autoentrysupervisor.backtest.engine;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.book.RecordedBooks;
import io.rec.autoentrysupervisor.backtest.book.TableSource;
import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Runs replays with what a test has at hand. */
public final class Replays {
  private static final Fingerprints FORMULA = StudentTFingerprint.forSymbol("BTC");

  private Replays() {}

  /** With made-up quotes around the formula's probabilities. */
  public static Outcome run(Setup setup, PriceSource prices) {
    return run(setup, prices, FORMULA, TableSource.NONE, true);
  }

  /** The same with the whole table and all rules each second. */
  static Outcome runWithoutScreen(Setup setup, PriceSource prices) {
    return run(setup, prices, FORMULA, TableSource.NONE, false);
  }

  static Outcome run(
      Setup setup,
      PriceSource prices,
      Fingerprints fingerprints,
      TableSource tables,
      boolean isScreened) {
    try {
      var books = new RecordedBooks("BTC", tables, ObjectMapper.getDefault(), setup.book());
      return new Replay(setup, fingerprints, books, Optional.empty(), isScreened).run(prices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
