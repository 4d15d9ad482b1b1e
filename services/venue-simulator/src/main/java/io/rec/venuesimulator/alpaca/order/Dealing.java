package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Print;
import io.rec.venuesimulator.stock.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/** What an order does when it meets a trade and the quote behind it. */
final class Dealing {

  /** What it trades. */
  record Deal(BigDecimal shares, BigDecimal price) {}

  private Dealing() {}

  /** A stop wakes at its price; a trailing one follows the best price first. */
  static Watch watch(Order order, Print print) {
    Side side = order.terms().side();
    BigDecimal price = print.price();
    Optional<BigDecimal> best =
        order
            .watch()
            .best()
            .map(before -> side == Side.SELL ? before.max(price) : before.min(price));
    boolean wakes =
        order
            .terms()
            .kind()
            .stopPrice(side, best)
            .map(
                stop -> side == Side.SELL ? price.compareTo(stop) <= 0 : price.compareTo(stop) >= 0)
            .orElse(true);
    return order.watch().with(best, wakes).meeting(print.number());
  }

  /** Buys at the offer and sells at the bid, up to what is quoted there. */
  static Optional<Deal> deal(Order order, Quote quote) {
    BigDecimal price = order.buys() ? quote.ask() : quote.bid();
    BigDecimal quoted = order.buys() ? quote.askShares() : quote.bidShares();
    BigDecimal left = order.left(price);
    boolean whole = order.terms().timeInForce() == TimeInForce.FOK;
    if (!order.watch().awake() || !inside(order, price) || whole && left.compareTo(quoted) > 0) {
      return Optional.empty();
    }
    return Optional.of(new Deal(left.min(quoted), price));
  }

  /** All of it at the auction's price. */
  static Optional<Deal> auction(Order order, Print print) {
    return inside(order, print.price())
        ? Optional.of(new Deal(order.left(print.price()), print.price()))
        : Optional.empty();
  }

  private static boolean inside(Order order, BigDecimal price) {
    return order
        .terms()
        .kind()
        .limitPrice()
        .map(limit -> order.buys() ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0)
        .orElse(true);
  }
}
