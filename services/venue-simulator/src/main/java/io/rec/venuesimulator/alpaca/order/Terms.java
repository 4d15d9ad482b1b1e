package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Stock;
import java.math.BigDecimal;

/** What was ordered. */
public record Terms(
    Stock stock, Side side, Size size, Kind kind, TimeInForce timeInForce, boolean extendedHours) {

  /** A way out of what was bought with it, for so many shares. */
  Terms exit(Kind by, BigDecimal shares) {
    return new Terms(stock, Side.SELL, new Size.Shares(shares), by, timeInForce, false);
  }

  /** What cannot be combined. */
  void refuseUnfit() {
    boolean limit = kind instanceof Kind.Limit;
    boolean plain = limit || kind instanceof Kind.Market;
    boolean lasting = timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTC;
    if (extendedHours && !(limit && timeInForce == TimeInForce.DAY)) {
      throw Denied.unprocessable("extended hours order must be DAY limit orders");
    }
    if (size.fractional() && timeInForce != TimeInForce.DAY) {
      throw Denied.unprocessable("fractional orders must be DAY orders");
    }
    if (!plain && !lasting) {
      throw Denied.unprocessable("%s orders must be day or gtc".formatted(kind.wire()));
    }
  }
}
