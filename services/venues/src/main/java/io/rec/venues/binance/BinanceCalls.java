package io.rec.venues.binance;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.call.OrderOnce;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The calls of the API, each one request. A client id is refused only while an order of it is open:
 * what may have been sent must never be sent again.
 */
record BinanceCalls(
    URI root, SecretText key, SecretText secret, ConnectorHttp http, ConnectorTime time)
    implements OrderOnce.Desk {

  private static final String UNKNOWN_ORDER = "-2013";
  private static final String REJECTED = "-2010";

  @Override
  public OrderOnce.ClientIds clientIds() {
    return OrderOnce.ClientIds.REUSABLE;
  }

  @Override
  public PlacedOrder send(OrderTicket ticket) throws ConnectorException, InterruptedException {
    return signed("POST", "/api/v3/order", BinanceOrders.parameters(ticket))
        .object(BinanceOrders::read);
  }

  @Override
  public Optional<PlacedOrder> find(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    return find(ticket.symbol(), ticket.clientOrderId());
  }

  @Override
  public boolean duplicate(ConnectorApiException refusal) {
    return refusal.venueCode().equals(REJECTED)
        && String.valueOf(refusal.getMessage()).contains("Duplicate order");
  }

  Optional<PlacedOrder> find(String symbol, String clientOrderId)
      throws ConnectorException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("symbol", symbol);
    parameters.put("origClientOrderId", clientOrderId);
    try {
      return Optional.of(signed("GET", "/api/v3/order", parameters).object(BinanceOrders::read));
    } catch (ConnectorApiException refusal) {
      if (refusal.venueCode().equals(UNKNOWN_ORDER)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  HttpResult signed(String method, String path, Map<String, String> parameters)
      throws ConnectorException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("recvWindow", "5000");
    all.put("timestamp", Long.toString(time.now().toEpochMilli()));
    String query =
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    URI address =
        URI.create("%s%s?%s&signature=%s".formatted(root, path, query, secret.hmac(query)));
    return http.send(new HttpCall(method, address, Map.of("X-MBX-APIKEY", key.reveal()), "", ""));
  }

  HttpResult open(String path) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.get(URI.create(root + path), Map.of()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
