package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.exchange.TradeLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One event's trades from its opening on, by market: read once for all markets asked for. */
record EventTrades(Map<ListedMarket, List<Trade>> byMarket) {

  static EventTrades read(TradeLog log, ListedEvent event, long untilSecond) {
    Map<ListedMarket, List<Trade>> trades = new HashMap<>();
    long end = Math.min(untilSecond, event.times().close().getEpochSecond());
    for (long second = event.times().open().getEpochSecond(); second < end; second++) {
      for (Trade trade : log.during(event, second)) {
        trades.computeIfAbsent(trade.market(), market -> new ArrayList<>()).add(trade);
      }
    }
    return new EventTrades(trades);
  }

  List<Trade> of(ListedMarket market) {
    return byMarket.getOrDefault(market, List.of());
  }
}
