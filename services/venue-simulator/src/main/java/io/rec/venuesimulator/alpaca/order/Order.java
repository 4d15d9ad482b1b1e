package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An order as it stands. */
public record Order(
    Id id, Terms terms, OrderStatus status, Filled filled, Times times, Links links, Watch watch) {

  /** Its names, and its number, which rises with each order of the account. */
  public record Id(long number, UUID id, String clientOrderId) {}

  Order as(OrderStatus other, Instant at) {
    return new Order(id, terms, other, filled, times.changed(other, at), links, watch);
  }

  Order with(Watch other) {
    return new Order(id, terms, status, filled, times, links, other);
  }

  Order with(Filled other) {
    return new Order(id, terms, status, other, times, links, watch);
  }

  Order replacedBy(UUID other) {
    return new Order(id, terms, status, filled, times, links.replacedBy(other), watch);
  }

  Order legOf(UUID other) {
    return new Order(id, terms, status, filled, times, links.legOf(other), watch);
  }

  Order with(Terms other) {
    return new Order(id, other, status, filled, times, links, watch);
  }

  /** The name of the orders that belong together. */
  UUID group() {
    return links.parent().orElse(id.id());
  }

  public boolean buys() {
    return terms.side() == Side.BUY;
  }

  /** In shares at a price. */
  BigDecimal left(BigDecimal price) {
    return switch (terms.size()) {
      case Size.Shares shares -> shares.count().subtract(filled.shares());
      case Size.Dollars dollars ->
          new Size.Dollars(dollars.amount().subtract(filled.cost())).shares(price);
    };
  }

  /**
   * The money that an open order to buy may still cost; one that is being canceled trades no more.
   */
  BigDecimal holdsDollars() {
    if (!holds() || !buys()) {
      return BigDecimal.ZERO;
    }
    return switch (terms.size()) {
      case Size.Shares shares ->
          shares.count().subtract(filled.shares()).multiply(watch.reference());
      case Size.Dollars dollars -> dollars.amount().subtract(filled.cost());
    };
  }

  /** The shares that an open order to sell may still give away. */
  BigDecimal holdsShares() {
    return holds() && !buys() ? left(watch.reference()) : BigDecimal.ZERO;
  }

  /** A leg holds nothing before its order is filled, and of two exits the first holds for both. */
  private boolean holds() {
    boolean second =
        links.kind().oneCancelsOther()
            && links.parent().isPresent()
            && !(terms.kind() instanceof Kind.Limit);
    return status.open()
        && status != OrderStatus.PENDING_CANCEL
        && status != OrderStatus.HELD
        && !second;
  }

  public Optional<BigDecimal> stopPrice() {
    return terms.kind().stopPrice(terms.side(), watch.best());
  }
}
