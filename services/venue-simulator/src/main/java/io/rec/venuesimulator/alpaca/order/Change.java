package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.util.Optional;

/** What is to be different about an order; what is empty stays. */
public record Change(
    Optional<BigDecimal> shares,
    Optional<TimeInForce> timeInForce,
    Prices prices,
    Optional<String> clientOrderId) {

  /** Each only where the order has one. */
  public record Prices(
      Optional<BigDecimal> limit, Optional<BigDecimal> stop, Optional<BigDecimal> trail) {}

  Terms of(Order order) {
    Terms old = order.terms();
    return new Terms(
        old.stock(),
        old.side(),
        size(order),
        kind(old.kind()),
        timeInForce.orElse(old.timeInForce()),
        old.extendedHours());
  }

  /** The count is meant with what the order has traded; the new order is for the rest. */
  private Size size(Order order) {
    return switch (order.terms().size()) {
      case Size.Dollars dollars when shares.isPresent() ->
          throw Denied.parameters("qty cannot be changed for an order by notional");
      case Size.Dollars dollars ->
          new Size.Dollars(dollars.amount().subtract(order.filled().cost()));
      case Size.Shares old -> {
        BigDecimal rest = shares.orElse(old.count()).subtract(order.filled().shares());
        if (rest.signum() <= 0) {
          throw Denied.unprocessable("qty must be > filled_qty");
        }
        yield new Size.Shares(rest);
      }
    };
  }

  private Kind kind(Kind old) {
    boolean limited = old.limitPrice().isPresent();
    boolean stopped = old instanceof Kind.Stop || old instanceof Kind.StopLimit;
    refuse(prices.limit().isPresent() && !limited, "limit_price", old);
    refuse(prices.stop().isPresent() && !stopped, "stop_price", old);
    refuse(prices.trail().isPresent() && !(old instanceof Kind.Trailing), "trail", old);
    return switch (old) {
      case Kind.Market market -> market;
      case Kind.Limit limit -> new Kind.Limit(prices.limit().orElse(limit.price()));
      case Kind.Stop stop -> new Kind.Stop(prices.stop().orElse(stop.stop()));
      case Kind.StopLimit stop ->
          new Kind.StopLimit(
              prices.stop().orElse(stop.stop()), prices.limit().orElse(stop.limit()));
      case Kind.Trailing trailing ->
          new Kind.Trailing(prices.trail().orElse(trailing.distance()), trailing.percent());
    };
  }

  private static void refuse(boolean wrong, String name, Kind kind) {
    if (wrong) {
      throw Denied.parameters("%s orders have no %s".formatted(kind.wire(), name));
    }
  }
}
