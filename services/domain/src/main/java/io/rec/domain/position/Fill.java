package io.rec.domain.position;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * A part of an order that was done, as the venue reports it.
 *
 * @param id the venue's, unique
 * @param yesPrice the price of YES, whatever was bought
 * @param fee what the venue charged
 */
public record Fill(
    String id,
    String orderId,
    String ticker,
    Direction direction,
    Contracts count,
    Price yesPrice,
    Money fee,
    Instant at) {

  /** The venue's order: by time, and within one instant by id so that it is always the same. */
  public static final Comparator<Fill> IN_TIME =
      Comparator.comparing(Fill::at).thenComparing(Fill::id);

  public Fill {
    if (count.isNone()) {
      throw new IllegalArgumentException(
          "fill %s of order %s is of nothing".formatted(id, orderId));
    }
  }

  /** The price of the side that is bought when it opens. */
  public Price openPrice() {
    return priceOf(direction.opens());
  }

  /** The price on the scale of a side. */
  public Price priceOf(Side side) {
    return side == Side.YES ? yesPrice : yesPrice.opposite();
  }

  /**
   * Each fill once, in the venue's order.
   *
   * @throws IllegalArgumentException if one id stands for two fills
   */
  public static List<Fill> distinct(Collection<Fill> fills) {
    var byId = new HashMap<String, Fill>();
    for (var fill : fills) {
      var known = byId.putIfAbsent(fill.id(), fill);
      if (known != null && !known.equals(fill)) {
        throw new IllegalArgumentException(
            "fill %s was reported as %s and as %s".formatted(fill.id(), known, fill));
      }
    }
    return byId.values().stream().sorted(IN_TIME).toList();
  }
}
