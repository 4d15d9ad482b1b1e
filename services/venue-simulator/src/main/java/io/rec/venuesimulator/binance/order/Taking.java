package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Depth;
import io.rec.venuesimulator.binance.market.Level;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Pair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an order finds in the book: levels and how much of each.
 *
 * @param whole whether that is all it asks for
 */
record Taking(List<Level> levels, boolean whole) {

  static Taking of(Order order, Market market, long millis) {
    return switch (order.terms().size()) {
      case Size.Coins coins -> coins(order.left(), opposite(order, market, millis));
      case Size.Money money -> money(order, money.amount(), opposite(order, market, millis));
    };
  }

  /** Whether anything of the book is inside the order's limit. */
  static boolean crosses(Order order, Market market, long millis) {
    long bid = market.tape().bidTicks(millis);
    BigDecimal best = Pair.price(order.buys() ? bid + 1 : bid);
    return inside(order, best);
  }

  BigDecimal quantity() {
    return levels.stream().map(Level::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal amount() {
    return levels.stream()
        .map(level -> level.price().multiply(level.quantity()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<Level> opposite(Order order, Market market, long millis) {
    List<Level> side =
        order.buys()
            ? market.depth().asks(millis, Depth.LEVELS)
            : market.depth().bids(millis, Depth.LEVELS);
    return side.stream().filter(level -> inside(order, level.price())).toList();
  }

  private static boolean inside(Order order, BigDecimal price) {
    Optional<BigDecimal> limit = order.terms().kind().limitPrice();
    return limit.isEmpty()
        || (order.buys() ? price.compareTo(limit.get()) <= 0 : price.compareTo(limit.get()) >= 0);
  }

  private static Taking coins(BigDecimal wanted, List<Level> book) {
    List<Level> taken = new ArrayList<>();
    BigDecimal left = wanted;
    for (Level level : book) {
      if (left.signum() == 0) {
        break;
      }
      BigDecimal part = left.min(level.quantity());
      taken.add(new Level(level.price(), part));
      left = left.subtract(part);
    }
    return new Taking(List.copyOf(taken), left.signum() == 0);
  }

  /** In whole lots, never for more than the amount. */
  private static Taking money(Order order, BigDecimal amount, List<Level> book) {
    int decimals = order.terms().pair().lot().scale();
    List<Level> taken = new ArrayList<>();
    BigDecimal left = amount;
    for (Level level : book) {
      BigDecimal affordable = left.divide(level.price(), decimals, RoundingMode.DOWN);
      BigDecimal part = affordable.min(level.quantity());
      if (part.signum() > 0) {
        taken.add(new Level(level.price(), part));
        left = left.subtract(part.multiply(level.price()));
      }
      if (affordable.compareTo(level.quantity()) <= 0) {
        return new Taking(List.copyOf(taken), true);
      }
    }
    return new Taking(List.copyOf(taken), false);
  }
}
