package io.rec.venues.binance;

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
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binance as a broker. Ids of orders, ours and the venue's, are written with their symbol in front,
 * as {@code BTCUSDT:17}, because the venue wants both.
 */
final class BinanceBroker extends GuardedConnector implements Broker {

  private static final String MONEY = "USDT";

  private final BinanceCalls calls;

  BinanceBroker(String name, Guard guard, BinanceCalls calls) {
    super(name, "binance", guard);
    this.calls = calls;
  }

  @Override
  public PlacedOrder placeOrder(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    requireConnected();
    try {
      BinanceOrders.parameters(ticket);
    } catch (IllegalArgumentException unknownToVenue) {
      throw ConnectorRefusedException.invalid(String.valueOf(unknownToVenue.getMessage()));
    }
    return OrderOnce.place(guard(), calls, ticket);
  }

  @Override
  public void cancelOrder(String orderId) throws ConnectorException, InterruptedException {
    Map<String, String> parameters = byId(orderId, "orderId");
    call("cancel_order", () -> calls.signed("DELETE", "/api/v3/order", parameters));
  }

  @Override
  public PlacedOrder order(String orderId) throws ConnectorException, InterruptedException {
    Map<String, String> parameters = byId(orderId, "orderId");
    return call(
        "order",
        () -> calls.signed("GET", "/api/v3/order", parameters).object(BinanceOrders::read));
  }

  /** The client id with its symbol in front. */
  @Override
  public Optional<PlacedOrder> orderByClientId(String clientOrderId)
      throws ConnectorException, InterruptedException {
    Map<String, String> parts = byId(clientOrderId, "id");
    String symbol = parts.getOrDefault("symbol", "");
    String id = parts.getOrDefault("id", "");
    return call("order_by_client_id", () -> calls.find(symbol, id));
  }

  /** Only what is money; coins are positions. */
  @Override
  public BrokerAccount account() throws ConnectorException, InterruptedException {
    return call(
        "account",
        () -> calls.signed("GET", "/api/v3/account", Map.of()).object(BinanceBroker::account));
  }

  @Override
  public List<BrokerPosition> positions() throws ConnectorException, InterruptedException {
    return call(
        "positions",
        () -> calls.signed("GET", "/api/v3/account", Map.of()).object(BinanceBroker::positions));
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return "time " + calls.open("/api/v3/time").object(answer -> answer.unixMillis("serverTime"));
  }

  private static BrokerAccount account(Fields account) throws MalformedMessage {
    BigDecimal free = BigDecimal.ZERO;
    BigDecimal locked = BigDecimal.ZERO;
    for (Fields balance : account.objects("balances")) {
      if (balance.text("asset").equals(MONEY)) {
        free = balance.decimal("free");
        locked = balance.decimal("locked");
      }
    }
    return new BrokerAccount(
        account.optionalWhole("uid").stream().mapToObj(Long::toString).findFirst().orElse(""),
        MONEY,
        free.add(locked),
        free,
        free.add(locked),
        account.flag("canTrade"));
  }

  private static List<BrokerPosition> positions(Fields account) throws MalformedMessage {
    List<BrokerPosition> all = new ArrayList<>();
    for (Fields balance : account.objects("balances")) {
      BigDecimal free = balance.decimal("free");
      BigDecimal held = free.add(balance.decimal("locked"));
      if (held.signum() > 0 && !balance.text("asset").equals(MONEY)) {
        all.add(
            new BrokerPosition(
                balance.text("asset"), held, free, Optional.empty(), Optional.empty()));
      }
    }
    return List.copyOf(all);
  }

  private static Map<String, String> byId(String text, String name)
      throws ConnectorRefusedException {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw ConnectorRefusedException.invalid("an order id of binance is SYMBOL:id");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("symbol", text.substring(0, colon));
    parameters.put(name, text.substring(colon + 1));
    return parameters;
  }
}
