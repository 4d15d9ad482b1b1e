package io.rec.venues.kalshi.connector;

import io.rec.domain.money.Money;
import io.rec.venues.connector.Broker;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.call.OrderOnce;
import io.rec.venues.connector.order.BrokerAccount;
import io.rec.venues.connector.order.BrokerPosition;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountKey;
import io.rec.venues.kalshi.account.AccountPosition;
import io.rec.venues.kalshi.account.AccountQueries;
import io.rec.venues.kalshi.order.OrderWrites;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Kalshi as a broker; a symbol is a market's ticker. */
final class KalshiBroker extends GuardedConnector implements Broker {

  private final KalshiSender exchange;
  private final KalshiDesk desk;

  KalshiBroker(String name, Guard guard, KalshiSender exchange) {
    super(name, "kalshi", guard);
    this.exchange = exchange;
    this.desk = new KalshiDesk(exchange);
  }

  @Override
  public PlacedOrder placeOrder(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    requireConnected();
    requireSense(ticket);
    return OrderOnce.place(guard(), desk, ticket);
  }

  @Override
  public void cancelOrder(String orderId) throws ConnectorException, InterruptedException {
    call("cancel_order", () -> exchange.send(OrderWrites.cancel(orderId)));
  }

  @Override
  public PlacedOrder order(String orderId) throws ConnectorException, InterruptedException {
    return call("order", () -> desk.order(orderId));
  }

  /** Reads the account's orders of all markets; placing looks through those of one. */
  @Override
  public Optional<PlacedOrder> orderByClientId(String clientOrderId)
      throws ConnectorException, InterruptedException {
    return call("order_by_client_id", () -> desk.find(AccountFilter.ALL, clientOrderId));
  }

  /**
   * All cash buys: there is no margin. The exchange tells no number of the account, and whether it
   * may trade is a matter of the key.
   */
  @Override
  public BrokerAccount account() throws ConnectorException, InterruptedException {
    AccountBalance balance = call("account", () -> exchange.send(AccountBalance.CALL));
    List<AccountKey> keys = call("account_keys", () -> exchange.send(AccountQueries.keys()));
    Money value = Money.ofCents(balance.portfolioValueCents());
    return new BrokerAccount(
        "",
        "USD",
        balance.exact().dollars(),
        balance.exact().dollars(),
        balance.exact().plus(value).dollars(),
        keys.stream().anyMatch(key -> signs(key) && key.mayTrade()));
  }

  /** Contracts of YES, negative for NO; the average is what one of them has cost. */
  @Override
  public List<BrokerPosition> positions() throws ConnectorException, InterruptedException {
    return call("positions", () -> exchange.all(AccountQueries.positions(AccountFilter.ALL)))
        .stream()
        .filter(position -> position.position().signum() != 0)
        .map(KalshiBroker::position)
        .toList();
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return "balance as of " + exchange.send(AccountBalance.CALL).updatedAt();
  }

  private boolean signs(AccountKey key) {
    return exchange.signer().keyId().filter(key.id()::equals).isPresent();
  }

  private static void requireSense(OrderTicket ticket) throws ConnectorRefusedException {
    try {
      BrokerOrders.order(ticket);
    } catch (IllegalArgumentException unknownToExchange) {
      throw ConnectorRefusedException.invalid(String.valueOf(unknownToExchange.getMessage()));
    }
  }

  private static BrokerPosition position(AccountPosition held) {
    return new BrokerPosition(
        held.ticker(),
        held.position(),
        held.position().abs(),
        Optional.of(held.exposure().dollars().divide(held.position().abs(), MathContext.DECIMAL64)),
        Optional.empty());
  }
}
