package io.rec.autoentrysupervisor.backtest;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.rec.autoentrysupervisor.backtest.book.RecordedBooks;
import io.rec.autoentrysupervisor.backtest.book.StoredTables;
import io.rec.autoentrysupervisor.backtest.engine.Replay;
import io.rec.autoentrysupervisor.backtest.prices.CheckedPrices;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.prices.StoredPrices;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.domain.market.Series;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.RiskLimits;
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Replays the last 24 full hours of each symbol with other settings and the desk's own limits. The
 * account's balance is not looked at: the question is what the settings would have found. One
 * preview at a time, since each keeps a processor busy for a while.
 */
@Singleton
final class Preview {
  private static final Duration PERIOD = Duration.ofHours(24);

  private final Database database;
  private final StoredSettings settings;
  private final ActiveTables tables;
  private final TradingControls controls;
  private final JsonMapper json;
  private final List<String> symbols;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  Preview(
      Database database,
      StoredSettings settings,
      ActiveTables tables,
      TradingControls controls,
      JsonMapper json,
      RoleIdentity identity,
      Clock clock) {
    this.database = database;
    this.settings = settings;
    this.tables = tables;
    this.controls = controls;
    this.json = json;
    this.symbols = identity.symbols();
    this.clock = clock;
  }

  /**
   * What the settings would have done, as if entries had been on.
   *
   * @throws IllegalArgumentException if they make no sense together
   */
  PreviewAnswer of(TraderSettings wished) throws SQLException {
    var limits = limits();
    turn.lock();
    try {
      var to = clock.instant().truncatedTo(ChronoUnit.HOURS);
      return database.transaction(connection -> all(connection, wished, limits, to));
    } finally {
      turn.unlock();
    }
  }

  private PreviewAnswer all(
      Connection connection, TraderSettings wished, RiskLimits limits, Instant to)
      throws SQLException {
    var merged = wished.or(settings.current(connection)).switchedOn();
    var previews = new ArrayList<SymbolPreview>();
    for (var symbol : symbols) {
      previews.add(one(connection, setup(symbol, merged, limits), to));
    }
    return PreviewAnswer.of(merged, to.minus(PERIOD), to, previews);
  }

  private SymbolPreview one(Connection connection, Setup setup, Instant to) throws SQLException {
    var from = to.minus(PERIOD);
    var begin = from.minus(setup.warmUp());
    var end = to.plusSeconds(1);
    try (var log = StoredPrices.read(connection, new PriceTable(setup.symbol()), begin, end);
        var quotes = StoredTables.read(connection, setup.symbol(), from, end)) {
      var prices = new CheckedPrices(log, PERIOD.plus(setup.warmUp()).toSeconds());
      var books = new RecordedBooks(setup.symbol(), quotes, json, setup.book());
      var fingerprints = tables.of(connection, setup.symbol());
      var outcome = new Replay(setup, fingerprints, books, Optional.of(from)).run(prices);
      return SymbolPreview.of(outcome, prices.coverage());
    } catch (Refusal nothing) {
      return SymbolPreview.without(setup.symbol(), nothing.sentence());
    } catch (IOException failed) {
      throw new SQLException("replaying the last hours of " + setup.symbol(), failed);
    }
  }

  private static Setup setup(String symbol, TraderSettings settings, RiskLimits limits) {
    return new Setup(
        Series.of(symbol),
        settings,
        limits,
        limits.maxExposure().plus(Setup.CASH),
        VenueModel.DEFAULT,
        BookModel.DEFAULT,
        Setup.WARM_UP);
  }

  private RiskLimits limits() {
    return controls
        .current()
        .map(control -> limits(control.riskLimits()))
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NoRiskLimits",
                    "without risk limits nothing would be entered: " + controls.complaint()));
  }

  private static RiskLimits limits(TradingControl.RiskLimits given) {
    return RiskLimits.of(
        Contracts.of(given.maxPositionContracts()),
        Money.ofCents(given.maxExposureCents()),
        Money.ofCents(given.maxDailyLossCents()),
        given.maxOpenTrades(),
        Money.ofCents(given.maxOrderCents()));
  }
}
