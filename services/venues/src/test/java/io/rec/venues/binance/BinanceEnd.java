package io.rec.venues.binance;

import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Binance as far as the connector speaks with it; every signature is computed again. */
final class BinanceEnd {

  static final String KEY = "the-binance-key";
  static final String SECRET = "the-binance-secret";

  private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();

  List<String> taken() {
    return taken.stream().map(order -> order.get("newClientOrderId")).toList();
  }

  Map<String, String> lastOrder() {
    return taken.getLast();
  }

  Answer answer(Request request) {
    if (request.route().equals("GET /api/v3/time")) {
      return Answer.json(200, "{\"serverTime\":1772463600000}");
    }
    if (!request.header("X-MBX-APIKEY").equals(KEY)) {
      return error(401, -2015, "Invalid API-key, IP, or permissions for action.");
    }
    String query = request.path().replaceFirst("[^?]*\\?", "");
    int end = query.indexOf("&signature=");
    if (!query.substring(end + 11).equals(signature(query.substring(0, end)))) {
      return error(400, -1022, "Signature for this request is not valid.");
    }
    Map<String, String> parameters = parameters(query);
    return switch (request.route()) {
      case "POST /api/v3/order" -> {
        taken.add(parameters);
        yield Answer.json(200, order(parameters, taken.size()));
      }
      case "GET /api/v3/order" -> found(parameters);
      case "DELETE /api/v3/order" -> found(parameters);
      case "GET /api/v3/account" ->
          Answer.json(
              200,
              """
              {"uid":354937868,"canTrade":true,"balances":[
                {"asset":"USDT","free":"1000.50000000","locked":"20.00000000"},
                {"asset":"BTC","free":"0.50000000","locked":"0.25000000"},
                {"asset":"ETH","free":"0.00000000","locked":"0.00000000"}]}\
              """);
      default -> error(404, -1000, "no such path");
    };
  }

  private Answer found(Map<String, String> parameters) {
    for (int i = taken.size(); i > 0; i--) {
      Map<String, String> order = taken.get(i - 1);
      if (order.get("newClientOrderId").equals(parameters.get("origClientOrderId"))
          || Integer.toString(i).equals(parameters.get("orderId"))) {
        return Answer.json(200, order(order, i));
      }
    }
    return parameters.containsKey("orderId") && !parameters.containsKey("origClientOrderId")
        ? error(400, -2011, "Unknown order sent.")
        : error(400, -2013, "Order does not exist.");
  }

  private static String order(Map<String, String> sent, int id) {
    return """
    {"symbol":"%s","orderId":%d,"clientOrderId":"%s","transactTime":1772463600000,
     "price":"100.25","origQty":"%s","executedQty":"0.50000000",
     "cummulativeQuoteQty":"50.10000000","status":"PARTIALLY_FILLED","side":"%s"}\
    """
        .formatted(
            sent.get("symbol"),
            id,
            sent.get("newClientOrderId"),
            sent.get("quantity"),
            sent.get("side"));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String each : query.split("&")) {
      all.put(each.replaceFirst("=.*", ""), each.replaceFirst("[^=]*=", ""));
    }
    return all;
  }

  static String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Answer error(int status, int code, String message) {
    return Answer.json(status, "{\"code\":%d,\"msg\":\"%s\"}".formatted(code, message));
  }
}
