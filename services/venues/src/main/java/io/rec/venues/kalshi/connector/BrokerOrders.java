package io.rec.venues.kalshi.connector;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.OrderStatus;
import io.rec.venues.kalshi.order.Lifetime;
import io.rec.venues.kalshi.order.NewOrder;
import io.rec.venues.kalshi.order.Placement;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Orders in the words of all brokers and in those of the exchange: to buy is to buy YES of the
 * market, to sell is to sell YES, and prices are those of YES.
 */
final class BrokerOrders {

  private static final Price HIGHEST = Price.ofCents(99);
  private static final Price LOWEST = Price.ofCents(1);

  private BrokerOrders() {}

  /** Refuses what the exchange does not have, with the name of the field. */
  static NewOrder order(OrderTicket ticket) {
    if (!ticket.clientOrderId().matches("[A-Za-z0-9_:+=/-]{1,64}")) {
      throw new IllegalArgumentException(
          "client_order_id is not made of at most 64 letters, digits and _ - : + = /");
    }
    boolean buys = ticket.side() == Side.BUY;
    return switch (ticket.type()) {
      case OrderType.Limit limit ->
          order(ticket, price(limit.price()), lifetime(ticket.timeInForce()));
      // There is none: a limit that crosses every other is one, and it never rests.
      case OrderType.Market market ->
          order(
              ticket,
              buys ? HIGHEST : LOWEST,
              ticket.timeInForce() == TimeInForce.FOK
                  ? Lifetime.FILL_OR_KILL
                  : Lifetime.IMMEDIATE_OR_CANCEL);
      case OrderType.Stop stop -> throw noSuchType("stop");
      case OrderType.StopLimit stop -> throw noSuchType("stop_limit");
      case OrderType.TrailingAmount trailing -> throw noSuchType("trailing_stop");
      case OrderType.TrailingPercent trailing -> throw noSuchType("trailing_stop");
    };
  }

  /** As the exchange answers at once. */
  static PlacedOrder placed(NewOrder order, Side side, Placement.Taken taken) {
    OrderStatus status =
        taken.remaining().isNone()
            ? taken.filled().equals(order.count()) ? OrderStatus.EXECUTED : OrderStatus.CANCELED
            : OrderStatus.RESTING;
    return new PlacedOrder(
        taken.orderId(),
        order.clientOrderId(),
        order.ticker(),
        side,
        order.count().number(),
        taken.filled().number(),
        taken.average().map(Placement.Average::yesPrice),
        state(status, taken.filled()),
        status.word());
  }

  /** As the exchange lists it. */
  static PlacedOrder placed(AccountOrder order, Optional<BigDecimal> average) {
    return new PlacedOrder(
        order.orderId(),
        order.clientOrderId(),
        order.ticker(),
        order.direction() == Direction.BID ? Side.BUY : Side.SELL,
        order.counts().initial().number(),
        order.filled().number(),
        average,
        state(order.status(), order.filled()),
        order.status().word());
  }

  private static OrderState state(OrderStatus status, Contracts filled) {
    return switch (status) {
      case RESTING -> filled.isNone() ? OrderState.WORKING : OrderState.PARTIALLY_FILLED;
      case EXECUTED -> OrderState.FILLED;
      case CANCELED -> OrderState.CANCELED;
    };
  }

  private static NewOrder order(OrderTicket ticket, Price yesPrice, Lifetime lifetime) {
    return new NewOrder(
        ticket.clientOrderId(),
        ticket.symbol(),
        ticket.side() == Side.BUY ? Direction.BID : Direction.ASK,
        count(ticket.quantity()),
        yesPrice,
        lifetime,
        false);
  }

  private static Contracts count(BigDecimal quantity) {
    try {
      return new Contracts(quantity.movePointRight(2).longValueExact());
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          "quantity is no count of hundredths of contracts: " + quantity.toPlainString(), tooFine);
    }
  }

  private static Price price(BigDecimal dollars) {
    if (dollars.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "limit_price is not below a dollar: " + dollars.toPlainString());
    }
    try {
      return Price.ofDollars(dollars);
    } catch (IllegalArgumentException tooFine) {
      throw new IllegalArgumentException("limit_price: " + tooFine.getMessage(), tooFine);
    }
  }

  /** The close of a market ends all its orders: there is no other day. */
  private static Lifetime lifetime(TimeInForce time) {
    return switch (time) {
      case DAY, GTC -> Lifetime.GOOD_TILL_CANCELED;
      case IOC -> Lifetime.IMMEDIATE_OR_CANCEL;
      case FOK -> Lifetime.FILL_OR_KILL;
    };
  }

  private static IllegalArgumentException noSuchType(String type) {
    return new IllegalArgumentException(
        "type is %s: kalshi has limit orders and market orders only".formatted(type));
  }
}
