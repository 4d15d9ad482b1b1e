package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.strikes.Quote;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The quotes of one event's markets. A market whose quote cannot be is left out until it heals.
 * Guarded by the lock of {@link KnownMarkets}.
 */
final class Quotes {

  private static final BigDecimal DOLLAR = BigDecimal.valueOf(100);

  private final Map<String, Quote> good = new HashMap<>();
  private final Map<String, InputRefused> refused = new TreeMap<>();

  List<Quote> good() {
    return List.copyOf(good.values());
  }

  List<InputRefused> refused() {
    return List.copyOf(refused.values());
  }

  @Nullable BigDecimal floorStrike(String ticker) {
    Quote known = good.get(ticker);
    return known == null ? null : known.floorStrike();
  }

  /** Takes a quote over; prices in cents, null where nobody offers. Refuses what cannot be. */
  void put(
      String ticker,
      BigDecimal floor,
      @Nullable BigDecimal bid,
      @Nullable BigDecimal ask,
      long volume)
      throws InputRefused {
    try {
      good.put(ticker, checked(ticker, floor, bid, ask, volume));
      refused.remove(ticker);
    } catch (InputRefused impossible) {
      refuse(ticker, impossible);
      throw impossible;
    }
  }

  /** Whether this market is one of the event's, usable or not. */
  boolean knows(String ticker) {
    return good.containsKey(ticker) || refused.containsKey(ticker);
  }

  /** Leaves a market out until it heals: what was known of it is no longer true. */
  void refuse(String ticker, InputRefused why) {
    good.remove(ticker);
    refused.put(ticker, why);
  }

  private static Quote checked(
      String ticker,
      BigDecimal floor,
      @Nullable BigDecimal bid,
      @Nullable BigDecimal ask,
      long volume)
      throws InputRefused {
    if (floor.signum() <= 0 || volume < 0) {
      throw new InputRefused(
          "impossible market", "%s with floor %s and volume %d".formatted(ticker, floor, volume));
    }
    // Nobody bids at 0 and nobody asks at 100; a bid of 100 or an ask of 0 would be a gift.
    boolean bidFits = bid == null || (bid.signum() >= 0 && bid.compareTo(DOLLAR) < 0);
    boolean askFits = ask == null || (ask.signum() > 0 && ask.compareTo(DOLLAR) <= 0);
    if (!bidFits || !askFits) {
      throw new InputRefused("impossible quote", "%s bids %s, asks %s".formatted(ticker, bid, ask));
    }
    OptionalInt bids = Cents.bid(bid);
    OptionalInt asks = Cents.ask(ask);
    // Equal ones lock the book for a moment and are possible; a bid above the ask is not.
    if (bids.isPresent() && asks.isPresent() && bids.getAsInt() > asks.getAsInt()) {
      throw new InputRefused("crossed", "crossed: %s bids %s, asks %s".formatted(ticker, bid, ask));
    }
    return new Quote(ticker, floor, bids, asks, Cents.opposite(asks), Cents.opposite(bids), volume);
  }
}
