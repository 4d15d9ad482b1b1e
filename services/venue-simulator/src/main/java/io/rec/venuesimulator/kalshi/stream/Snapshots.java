package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.exchange.Exchange;
import java.util.Collection;

/** Where things stand when a subscription begins or asks; called while nothing moves. */
final class Snapshots {

  private final Exchange exchange;
  private final MarketStream stream;

  Snapshots(Exchange exchange, MarketStream stream) {
    this.exchange = exchange;
    this.stream = stream;
  }

  /** Unknown markets are passed over in silence. */
  void books(Subscription subscription, Collection<String> names, long id) {
    for (String name : names) {
      exchange
          .listings()
          .market(name, exchange.now())
          .ifPresent(
              market ->
                  subscription.tellWithId(
                      id,
                      "orderbook_snapshot",
                      StreamForm.snapshot(
                          market, exchange.standing(market).book(), subscription.yesPrice())));
    }
  }

  void tickers(Subscription subscription) {
    long shown = stream.shown(exchange.now().toEpochMilli());
    exchange.listings().at(exchange.now()).stream()
        .flatMap(event -> event.markets().stream())
        .filter(market -> subscription.wants(market.name()))
        .filter(market -> market.times().close().isAfter(exchange.now()))
        .forEach(
            market ->
                subscription.tell(
                    "ticker", StreamForm.ticker(market, exchange.standing(market), shown)));
  }
}
