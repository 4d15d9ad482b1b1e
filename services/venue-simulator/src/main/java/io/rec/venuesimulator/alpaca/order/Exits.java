package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways out that an order brings along: at a gain by a limit, at a loss by a stop. */
public record Exits(OrderClass kind, Optional<BigDecimal> takeProfit, Optional<Kind> stopLoss) {

  public static final Exits NONE = new Exits(OrderClass.SIMPLE, Optional.empty(), Optional.empty());

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** Of one-cancels-other the first is the order itself. */
  List<Kind> legs() {
    Optional<Kind> gain = takeProfit.map(Kind.Limit::new);
    return kind == OrderClass.OCO
        ? stopLoss.stream().toList()
        : Stream.of(gain, stopLoss).flatMap(Optional::stream).toList();
  }

  /** The base is what the order itself is reckoned at. */
  void refuseUnfit(Terms terms, BigDecimal base) {
    if (kind == OrderClass.SIMPLE) {
      return;
    }
    TimeInForce timeInForce = terms.timeInForce();
    Side side = kind == OrderClass.OCO ? Side.SELL : Side.BUY;
    if (terms.side() != side) {
      throw Denied.unprocessable(
          "%s orders must be %s orders of an account without shorting"
              .formatted(kind.wire(), side.wire()));
    }
    if (terms.size().fractional()) {
      throw Denied.unprocessable("fractional orders must be simple orders");
    }
    if (timeInForce != TimeInForce.DAY && timeInForce != TimeInForce.GTC || terms.extendedHours()) {
      throw Denied.unprocessable("%s orders must be day or gtc".formatted(kind.wire()));
    }
    Optional<BigDecimal> stop = stopLoss.flatMap(loss -> loss.stopPrice(side, Optional.empty()));
    if (takeProfit.isPresent()
        && takeProfit.get().compareTo(base.add(CENT)) < 0
        && kind != OrderClass.OCO) {
      throw Denied.unprocessable("take_profit.limit_price must be >= base_price + 0.01");
    }
    if (stop.isPresent() && stop.get().compareTo(base.subtract(CENT)) > 0) {
      throw Denied.unprocessable("stop_loss.stop_price must be <= base_price - 0.01");
    }
  }
}
