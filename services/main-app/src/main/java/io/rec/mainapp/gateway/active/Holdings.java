package io.rec.mainapp.gateway.active;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is held and what rests on each market, for the cells of the strike table. */
@Singleton
public final class Holdings {

  /** An order that rests at the exchange. */
  record Resting(String ticker, boolean yes, BigDecimal left) {}

  private volatile Map<String, BySide> held = Map.of();
  private volatile Map<String, BySide> resting = Map.of();

  public BySide held(String ticker) {
    return held.getOrDefault(ticker, BySide.NONE);
  }

  public BySide resting(String ticker) {
    return resting.getOrDefault(ticker, BySide.NONE);
  }

  /** Whether that changed anything. */
  boolean replace(Collection<ActiveTrade> trades, List<Resting> orders) {
    Map<String, BySide> nowHeld = new HashMap<>();
    trades.stream()
        .filter(trade -> trade.held().signum() > 0)
        .forEach(trade -> add(nowHeld, trade.ticker(), trade.side().equals("yes"), trade.held()));
    Map<String, BySide> nowResting = new HashMap<>();
    orders.forEach(order -> add(nowResting, order.ticker(), order.yes(), order.left()));
    boolean news = !nowHeld.equals(held) || !nowResting.equals(resting);
    held = Map.copyOf(nowHeld);
    resting = Map.copyOf(nowResting);
    return news;
  }

  private static void add(Map<String, BySide> to, String ticker, boolean yes, BigDecimal count) {
    to.put(ticker, to.getOrDefault(ticker, BySide.NONE).plus(yes, count));
  }
}
