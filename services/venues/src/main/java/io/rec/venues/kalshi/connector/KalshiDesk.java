package io.rec.venues.kalshi.connector;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.position.Fill;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.call.OrderOnce;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.kalshi.account.AccountFill;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.AccountQueries;
import io.rec.venues.kalshi.market.PageWalk;
import io.rec.venues.kalshi.order.NewOrder;
import io.rec.venues.kalshi.order.OrderWrites;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Where orders are made and found. The exchange takes a client id once and for good. */
record KalshiDesk(KalshiSender exchange) implements OrderOnce.Desk {

  @Override
  public OrderOnce.ClientIds clientIds() {
    return OrderOnce.ClientIds.UNIQUE;
  }

  @Override
  public PlacedOrder send(OrderTicket ticket) throws ConnectorException, InterruptedException {
    NewOrder order = BrokerOrders.order(ticket);
    return BrokerOrders.placed(order, ticket.side(), exchange.send(OrderWrites.create(order)));
  }

  @Override
  public Optional<PlacedOrder> find(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    return find(AccountFilter.ALL.ticker(ticket.symbol()), ticket.clientOrderId());
  }

  @Override
  public boolean duplicate(ConnectorApiException refusal) {
    return refusal.venueCode().equals(OrderWrites.SPENT);
  }

  /**
   * The exchange cannot be asked for a client id: its lists are read, newest first, until it comes.
   */
  Optional<PlacedOrder> find(AccountFilter filter, String clientOrderId)
      throws ConnectorException, InterruptedException {
    PageWalk<AccountOrder> walk = PageWalk.of(AccountQueries.orders(filter));
    while (!walk.over()) {
      walk = exchange.send(walk.next());
      Optional<AccountOrder> found =
          walk.listing().items().stream()
              .filter(order -> order.clientOrderId().equals(clientOrderId))
              .findFirst();
      if (found.isPresent()) {
        return Optional.of(placed(found.get()));
      }
    }
    KalshiSender.requireReadable(walk.listing());
    return Optional.empty();
  }

  PlacedOrder order(String orderId) throws ConnectorException, InterruptedException {
    return placed(exchange.send(AccountQueries.order(orderId)));
  }

  private PlacedOrder placed(AccountOrder order) throws ConnectorException, InterruptedException {
    return BrokerOrders.placed(order, average(order));
  }

  /** The price is in the fills alone, and they are not all shown at once. */
  private Optional<BigDecimal> average(AccountOrder order)
      throws ConnectorException, InterruptedException {
    if (order.filled().isNone()) {
      return Optional.empty();
    }
    List<Fill> fills =
        exchange.all(AccountQueries.fills(AccountFilter.ALL.order(order.orderId()))).stream()
            .map(AccountFill::fill)
            .filter(fill -> fill.orderId().equals(order.orderId()))
            .toList();
    Contracts shown = Contracts.NONE;
    Money paid = Money.ZERO;
    for (Fill fill : fills) {
      shown = shown.plus(fill.count());
      paid = paid.plus(fill.yesPrice().times(fill.count()));
    }
    return shown.equals(order.filled())
        ? Optional.of(paid.dollars().divide(shown.number(), MathContext.DECIMAL64))
        : Optional.empty();
  }
}
