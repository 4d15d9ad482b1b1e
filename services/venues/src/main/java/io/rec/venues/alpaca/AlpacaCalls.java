package io.rec.venues.alpaca;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.call.OrderOnce;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.PlacedOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The calls of the API, each one request. Alpaca takes a client id once and for good. */
record AlpacaCalls(
    URI root, SecretText key, SecretText secret, ConnectorHttp http, ObjectMapper json)
    implements OrderOnce.Desk {

  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  @Override
  public OrderOnce.ClientIds clientIds() {
    return OrderOnce.ClientIds.UNIQUE;
  }

  @Override
  public PlacedOrder send(OrderTicket ticket) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.post(at("/orders"), headers(), text(AlpacaOrders.body(ticket))))
        .object(AlpacaOrders::read);
  }

  @Override
  public Optional<PlacedOrder> find(OrderTicket ticket)
      throws ConnectorException, InterruptedException {
    return byClientId(ticket.clientOrderId());
  }

  @Override
  public boolean duplicate(ConnectorApiException refusal) {
    return refusal.statusCode() == UNPROCESSABLE
        && String.valueOf(refusal.getMessage()).contains("client_order_id must be unique");
  }

  Optional<PlacedOrder> byClientId(String clientOrderId)
      throws ConnectorException, InterruptedException {
    String path = "/orders:by_client_order_id?client_order_id=" + encoded(clientOrderId);
    try {
      return Optional.of(get(path).object(AlpacaOrders::read));
    } catch (ConnectorApiException refusal) {
      if (refusal.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  HttpResult get(String path) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.get(at(path), headers()));
  }

  HttpResult delete(String path) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.delete(at(path), headers()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private URI at(String path) {
    return URI.create(root + "/v2" + path);
  }

  private Map<String, String> headers() {
    return Map.of("APCA-API-KEY-ID", key.reveal(), "APCA-API-SECRET-KEY", secret.reveal());
  }

  private String text(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
