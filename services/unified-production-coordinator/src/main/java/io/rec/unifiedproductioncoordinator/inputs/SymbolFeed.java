package io.rec.unifiedproductioncoordinator.inputs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest inputs of one symbol. Announcements fill it; when they stay away the rows are read, so
 * that a lost announcement costs a second or two and never a price.
 */
public final class SymbolFeed {

  /** Both watchdogs announce at least once a second. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Told from the listener's thread; returns at once. */
  public interface Follower {
    void ticked();

    void marketsChanged();
  }

  private final String symbol;
  private final StoredPrices storedPrices;
  private final StoredMarkets storedMarkets;
  private final Refusals refusals;
  private final Clock clock;
  private final AtomicReference<@Nullable Tick> newest = new AtomicReference<>();
  private final KnownMarkets markets;
  private volatile Instant priceHeard = Instant.EPOCH;
  private volatile Instant marketsHeard = Instant.EPOCH;
  private volatile @Nullable Follower follower;

  SymbolFeed(
      String symbol,
      StoredPrices storedPrices,
      StoredMarkets storedMarkets,
      Refusals refusals,
      Clock clock) {
    this.symbol = symbol;
    this.storedPrices = storedPrices;
    this.storedMarkets = storedMarkets;
    this.refusals = refusals;
    this.clock = clock;
    this.markets =
        new KnownMarkets(
            refused ->
                refusals.count("market", refused.reason(), String.valueOf(refused.getMessage())));
  }

  public String symbol() {
    return symbol;
  }

  public void follow(Follower told) {
    follower = told;
  }

  /** The newest tick; asks the price log when nobody has announced one for a while. */
  public Optional<Tick> tick(Instant now) throws SQLException {
    if (priceHeard.plus(SILENCE).isBefore(now)) {
      readPrice();
    }
    return known();
  }

  /** The newest tick without asking anybody. */
  public Optional<Tick> known() {
    return Optional.ofNullable(newest.get());
  }

  /** The markets of the event that closes next; asks the rows after a while of silence. */
  public Optional<MarketsSeen> markets(Instant now) throws SQLException {
    if (marketsHeard.plus(SILENCE).isBefore(now)) {
      readMarkets();
    }
    return markets.current(now);
  }

  /** The same without asking anybody. */
  public Optional<MarketsSeen> knownMarkets(Instant now) {
    return markets.current(now);
  }

  void heard(PriceNote note) {
    priceHeard = clock.instant();
    if (take(note)) {
      tell(Follower::ticked);
    }
  }

  void readPrice() throws SQLException {
    if (storedPrices.newest(symbol).map(this::take).orElse(false)) {
      tell(Follower::ticked);
    }
  }

  void heard(MarketNote note) throws SQLException {
    Instant now = clock.instant();
    marketsHeard = now;
    try {
      KnownMarkets.Applied applied = markets.apply(note, now);
      if (applied == KnownMarkets.Applied.GAP) {
        readMarkets();
        applied = markets.apply(note, now);
      }
      if (applied == KnownMarkets.Applied.NEWS) {
        tell(Follower::marketsChanged);
      }
    } catch (InputRefused refused) {
      refusals.count("markets", refused.reason(), String.valueOf(refused.getMessage()));
    }
  }

  void readMarkets() throws SQLException {
    List<MarketRow> rows = storedMarkets.newest(symbol);
    boolean news = false;
    for (MarketRow row : rows) {
      try {
        news |= markets.accept(row, clock.instant());
      } catch (InputRefused refused) {
        refusals.count("market snapshot", refused.reason(), String.valueOf(refused.getMessage()));
      }
    }
    if (news) {
      tell(Follower::marketsChanged);
    }
  }

  private boolean take(PriceNote note) {
    try {
      Tick tick = TickReading.read(note, clock.instant(), System.nanoTime());
      Tick before = newest.get();
      Tick after =
          newest.updateAndGet(known -> known == null || tick.isNewerThan(known) ? tick : known);
      if (after != tick
          && before != null
          && tick.momentum().asOf().isBefore(before.momentum().asOf())) {
        refusals.count(
            "price",
            "out of order",
            "%s of %s after %s"
                .formatted(symbol, tick.momentum().asOf(), before.momentum().asOf()));
      }
      return after == tick;
    } catch (InputRefused refused) {
      refusals.count("price", refused.reason(), String.valueOf(refused.getMessage()));
      return false;
    }
  }

  private void tell(Consumer<Follower> what) {
    Follower told = follower;
    if (told != null) {
      what.accept(told);
    }
  }
}
