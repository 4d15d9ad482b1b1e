package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who won. Ask only after the close. */
public final class Results {

  private static final int MOST_KEPT = 1000;

  private record Key(String symbol, Instant close) {}

  private final SettlementRule rule;
  private final Map<Key, BigDecimal> values = new ConcurrentHashMap<>();

  Results(SettlementRule rule) {
    this.rule = rule;
  }

  /** The average that decides, not rounded. */
  public BigDecimal value(ListedMarket market) {
    if (values.size() > MOST_KEPT) {
      values.clear();
    }
    Coin coin = market.coin();
    Instant close = market.times().close();
    return values.computeIfAbsent(new Key(coin.symbol(), close), key -> rule.value(coin, close));
  }

  public Leg winner(ListedMarket market) {
    return value(market).compareTo(market.floorStrike()) > 0 ? Leg.YES : Leg.NO;
  }
}
