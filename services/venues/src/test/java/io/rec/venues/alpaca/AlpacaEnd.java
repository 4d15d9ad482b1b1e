package io.rec.venues.alpaca;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Alpaca as strict as it is: credentials, unique client ids for ever, its own errors. */
final class AlpacaEnd {

  static final String KEY = "PK-TEST-KEY";
  static final String SECRET = "the-alpaca-secret";

  private static final String ORDER =
      """
      {"id":"%s","client_order_id":"%s","symbol":"%s","side":"%s","qty":"%s","filled_qty":"0",
       "filled_avg_price":null,"status":"%s","type":"%s","order_class":""}\
      """;

  private final Map<String, String> byClientId = new ConcurrentHashMap<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  List<String> taken() {
    return taken;
  }

  List<String> bodies() {
    return bodies;
  }

  Answer answer(Request request) {
    if (!request.header("APCA-API-KEY-ID").equals(KEY)
        || !request.header("APCA-API-SECRET-KEY").equals(SECRET)) {
      return error(401, 40110000, "request is not authorized for " + SECRET);
    }
    return switch (request.route()) {
      case "GET /v2/clock" ->
          Answer.json(
              200,
              """
              {"timestamp":"2026-03-02T10:00:00.123-05:00","is_open":true,
               "next_open":"2026-03-03T09:30:00-05:00","next_close":"2026-03-02T16:00:00-05:00"}\
              """);
      case "GET /v2/account" ->
          Answer.json(
              200,
              """
              {"id":"acc","currency":"USD","cash":"1000.10","buying_power":"2000.20",
               "equity":"1500.55","trading_blocked":false,"account_blocked":false}\
              """);
      case "GET /v2/positions" ->
          Answer.json(
              200,
              """
              [{"symbol":"AAPL","qty":"-5.5","qty_available":"5.5","avg_entry_price":"150.01",
                "market_value":"-825.06"}]\
              """);
      case "POST /v2/orders" -> place(request);
      case "GET /v2/orders:by_client_order_id" ->
          found(request.path().replaceFirst(".*client_order_id=", ""));
      case "GET /v2/orders/id-intent-1" -> found("intent-1");
      default -> error(404, 40410000, "order not found for " + request.path());
    };
  }

  private synchronized Answer place(Request request) {
    try {
      Fields order = Fields.parse(ObjectMapper.getDefault(), request.body());
      bodies.add(request.body());
      String clientId = order.text("client_order_id");
      if (byClientId.containsKey(clientId)) {
        return error(422, 40010001, "client_order_id must be unique");
      }
      String text =
          ORDER.formatted(
              "id-" + clientId,
              clientId,
              order.text("symbol"),
              order.text("side"),
              order.text("qty"),
              "pending_new",
              order.text("type"));
      byClientId.put(clientId, text);
      taken.add(clientId);
      return Answer.json(200, text);
    } catch (MalformedMessage bad) {
      return error(422, 40010001, bad.getMessage());
    }
  }

  private Answer found(String clientId) {
    String order = byClientId.get(clientId);
    return order == null
        ? error(404, 40410000, "order not found for " + clientId)
        : Answer.json(200, order);
  }

  private static Answer error(int status, int code, String message) {
    return Answer.json(status, "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
  }
}
