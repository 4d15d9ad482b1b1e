package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Books;
import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.spike.SpikeAlert;
import io.rec.domain.spike.SpikeSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the desk over recorded prices, second by second: orders that arrive, the spike alert, stops,
 * entries. A second without a price is a second like any other in which the last price grows older.
 * Used once, by one thread.
 */
public final class Replay {
  private static final int SECONDS_A_MINUTE = 60;

  private final Setup setup;
  private final Books books;
  private final MarketNow market;
  private final LastMinute lastMinute = new LastMinute();
  private final Rows rows = new Rows();
  private final EntryRules rules;
  private final EntryPass entries;
  private final Readiness readiness;
  private final Desk desk;
  private final StopPass stops;
  private final Ledger ledger;
  private final long marketsFresh;
  private final Optional<Instant> from;
  private long decidesFrom = Long.MAX_VALUE;
  private @Nullable Hour hour;
  private final SpikeSettings spikes;
  private SpikeAlert spike = SpikeAlert.IDLE;

  /**
   * @param from nothing is decided before, nor before the warm-up is over
   */
  public Replay(Setup setup, Fingerprints fingerprints, Books books, Optional<Instant> from) {
    this(setup, fingerprints, books, from, true);
  }

  Replay(
      Setup setup,
      Fingerprints fingerprints,
      Books books,
      Optional<Instant> from,
      boolean isScreened) {
    if (!fingerprints.symbol().equals(setup.symbol())) {
      throw new Refusal(
          "%s must not be judged by the fingerprints of %s"
              .formatted(setup.symbol(), fingerprints.symbol()));
    }
    this.setup = setup;
    this.books = books;
    this.from = from;
    var fresh = setup.venue().fresh();
    this.market =
        new MarketNow(
            fingerprints,
            fresh.price().toSeconds(),
            isScreened ? Screen.worth(setup.entry()) : Double.NEGATIVE_INFINITY);
    this.marketsFresh = fresh.markets().toSeconds();
    this.spikes = setup.spike();
    this.rules = new EntryRules(setup.entry());
    this.entries = new EntryPass(setup, isScreened);
    this.readiness = new Readiness(setup.entry());
    this.desk = new Desk(setup);
    this.stops = new StopPass(setup, desk);
    this.ledger = new Ledger(desk.account());
  }

  /** Everything up to the last price; what is open then stays so. */
  public Outcome run(PriceSource prices) throws IOException {
    while (prices.next()) {
      var second = prices.second();
      if (hour == null) {
        var warm = Instant.ofEpochSecond(second).plus(setup.warmUp());
        decidesFrom = from.filter(warm::isBefore).orElse(warm).getEpochSecond();
        market.tick(second, prices.price());
        hour = begin(Instant.ofEpochSecond(second));
      } else {
        for (long silent = market.second() + 1; silent < second; silent++) {
          market.pass(silent);
          step(true);
        }
        market.tick(second, prices.price());
      }
      step(false);
    }
    var last = hour;
    if (last == null) {
      throw new Refusal("there are no prices to replay");
    }
    ledger.broken(last, market.instant());
    return ledger.outcome(
        setup,
        market.fingerprints().version(),
        Instant.ofEpochSecond(decidesFrom),
        market.instant());
  }

  private void step(boolean isSilent) throws IOException {
    var now = market.second();
    lastMinute.add(now, market.price(), isSilent);
    var present = present(now);
    present.offers().moveTo(now);
    present.counts().second();
    desk.arrive(present, market);
    spike = spike.next(spikes, market.instant(), market.score());
    if (now < decidesFrom) {
      present.counts().warming();
    } else {
      decide(present, now);
      desk.arrive(present, market);
    }
  }

  private void decide(Hour present, long now) {
    var offers = present.offers();
    var left = present.closesAt() - now;
    // As live: momentum that is unknown or stale is data too old to act on.
    var isFresh =
        market.isFresh() && market.score().isPresent() && offers.asOf() >= now - marketsFresh;
    var ready = readiness.at(left, spike.isActive(), isFresh, offers.isActive());
    var isSampled = now % SECONDS_A_MINUTE == 0 && market.isFresh() && offers.count() > 0;
    rows.clear();
    if (ready.isActive() || isSampled) {
      rows.fill(market, offers, left, isSampled);
    }
    if (!present.trades().isEmpty()) {
      stops.look(present, market, rows);
    }
    if (isSampled) {
      present.samples().add(rows, market.price());
    }
    if (!ready.isActive()) {
      present.counts().held(ready);
      return;
    }
    for (var entry : entries.look(rows, present, market)) {
      desk.enter(entry, present, market);
    }
  }

  /** The hour that a second lies in; the one before is settled when its close is reached. */
  private Hour present(long now) throws IOException {
    var present = hour;
    if (present == null) {
      throw new IllegalStateException("a second before the first price");
    }
    if (now < present.closesAt()) {
      return present;
    }
    desk.refuse(present);
    ledger.settle(present, lastMinute, market.price());
    var next = begin(market.instant());
    hour = next;
    return next;
  }

  private Hour begin(Instant now) throws IOException {
    var event = HourlyCalendar.nextEvent(setup.series(), now);
    desk.account().begin(now);
    return new Hour(event, books.of(event, market.price()), rules);
  }
}
