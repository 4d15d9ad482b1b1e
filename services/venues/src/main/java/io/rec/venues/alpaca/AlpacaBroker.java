package io.rec.venues.alpaca;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.call.OrderOnce;
import io.rec.venues.connector.order.BrokerAccount;
import io.rec.venues.connector.order.BrokerPosition;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.util.List;
import java.util.Optional;

/** Alpaca as a broker. */
public final class AlpacaBroker extends GuardedConnector implements Broker {

  private final AlpacaCalls calls;

  AlpacaBroker(String name, Guard guard, AlpacaCalls calls) {
    super(name, "alpaca", guard);
    this.calls = calls;
  }

  @Override
  public PlacedOrder placeOrder(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    requireConnected();
    return OrderOnce.place(guard(), calls, ticket);
  }

  @Override
  public void cancelOrder(String orderId) throws ConnectorException, InterruptedException {
    call("cancel_order", () -> calls.delete("/orders/" + AlpacaCalls.encoded(orderId)));
  }

  @Override
  public PlacedOrder order(String orderId) throws ConnectorException, InterruptedException {
    return call(
        "order",
        () -> calls.get("/orders/" + AlpacaCalls.encoded(orderId)).object(AlpacaOrders::read));
  }

  @Override
  public Optional<PlacedOrder> orderByClientId(String clientOrderId)
      throws ConnectorException, InterruptedException {
    return call("order_by_client_id", () -> calls.byClientId(clientOrderId));
  }

  @Override
  public BrokerAccount account() throws ConnectorException, InterruptedException {
    return call("account", () -> calls.get("/account").object(AlpacaBroker::account));
  }

  @Override
  public List<BrokerPosition> positions() throws ConnectorException, InterruptedException {
    return call("positions", () -> calls.get("/positions").list(AlpacaBroker::position));
  }

  /** Of the exchange, not of this machine. */
  public MarketClock clock() throws ConnectorException, InterruptedException {
    return call("clock", () -> calls.get("/clock").object(MarketClock::read));
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return calls.get("/clock").object(MarketClock::read).open() ? "market open" : "market closed";
  }

  private static BrokerAccount account(Fields account) throws MalformedMessage {
    return new BrokerAccount(
        account.text("id"),
        account.text("currency"),
        account.decimal("cash"),
        account.decimal("buying_power"),
        account.decimal("equity"),
        !account.flag("trading_blocked") && !account.flag("account_blocked"));
  }

  private static BrokerPosition position(Fields position) throws MalformedMessage {
    return new BrokerPosition(
        position.text("symbol"),
        position.decimal("qty"),
        position.decimal("qty_available"),
        position.optionalDecimal("avg_entry_price"),
        position.optionalDecimal("market_value"));
  }
}
