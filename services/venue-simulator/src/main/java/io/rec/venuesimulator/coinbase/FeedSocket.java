package io.rec.venuesimulator.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.rec.platform.http.Open;
import io.rec.venuesimulator.price.Market;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The public feed: anybody may subscribe, as at the real venue. */
@Open
@ServerWebSocket("/coinbase/advanced-trade")
final class FeedSocket {

  private static final String TICKER = "ticker";
  private static final String HEARTBEATS = "heartbeats";
  private static final Set<String> CHANNELS = Set.of(TICKER, HEARTBEATS);

  private final FeedConnections connections;
  private final Market market;
  private final Tickers tickers;
  private final ObjectMapper json;
  private final Clock clock;

  FeedSocket(
      FeedConnections connections, Market market, Tickers tickers, ObjectMapper json, Clock clock) {
    this.connections = connections;
    this.market = market;
    this.tickers = tickers;
    this.json = json;
    this.clock = clock;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    connections.add(session);
  }

  @OnClose
  void closed(WebSocketSession session) {
    connections.remove(session);
  }

  @OnMessage
  void message(String text, WebSocketSession session) throws IOException {
    FeedConnection connection = connections.of(session).orElseThrow();
    Wire.Request request = json.readValue(text, Wire.Request.class);
    if (request == null || request.type() == null || request.channel() == null) {
      connection.refuse("type and channel are required");
      return;
    }
    List<String> productIds = request.productIds() == null ? List.of() : request.productIds();
    String complaint = complaint(request.channel(), productIds);
    if (!complaint.isEmpty()) {
      connection.refuse(complaint);
      return;
    }
    switch (request.type()) {
      case "subscribe" -> subscribe(connection, request.channel(), productIds);
      case "unsubscribe" -> unsubscribe(connection, request.channel(), productIds);
      default -> connection.refuse("unknown type " + request.type());
    }
  }

  private void subscribe(FeedConnection connection, String channel, List<String> productIds)
      throws IOException {
    // The heartbeat belongs to the connection, not to a product: the venue lists it by itself.
    List<String> names = channel.equals(HEARTBEATS) ? List.of(HEARTBEATS) : productIds;
    connection.subscribe(channel, names);
    acknowledge(connection);
    if (channel.equals(TICKER)) {
      List<Wire.Ticker> now =
          productIds.stream().flatMap(product -> tickers.now(product).stream()).toList();
      connection.send(TICKER, clock.instant(), new Wire.TickerEvent("snapshot", now));
    }
  }

  private void unsubscribe(FeedConnection connection, String channel, List<String> productIds)
      throws IOException {
    connection.unsubscribe(channel, channel.equals(HEARTBEATS) ? List.of(HEARTBEATS) : productIds);
    acknowledge(connection);
  }

  private void acknowledge(FeedConnection connection) throws IOException {
    connection.send(
        "subscriptions", clock.instant(), new Wire.Subscriptions(connection.subscriptions()));
  }

  private String complaint(String channel, List<String> productIds) {
    if (!CHANNELS.contains(channel)) {
      return "unknown channel " + channel;
    }
    if (channel.equals(TICKER) && productIds.isEmpty()) {
      return "product_ids are required";
    }
    return productIds.stream()
        .filter(product -> !market.productIds().contains(product))
        .findFirst()
        .map(product -> "unknown product " + product)
        .orElse("");
  }
}
