package io.rec.venues.kalshi.connector;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.Broker;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Kalshi as strict as it is: signatures, client ids spent for good, lists in pages, its errors. */
final class KalshiEnd {

  static final String MARKET = "KXBTCD-26MAR0212-T78099.99";
  static final String KEY_ID = "a952bcbe-ec3b-4b5b-b8f9-11dae589608c";

  private static final KeyPair PAIR = pair();
  private static final String ORDER =
      """
      {"order_id":"%s","client_order_id":"%s","ticker":"%s","book_side":"%s","status":"%s",
       "yes_price_dollars":"%s","initial_count_fp":"%s","fill_count_fp":"%s",
       "remaining_count_fp":"%s"}\
      """;

  private final Map<String, String> byId = new ConcurrentHashMap<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int hiddenLooks;

  /** In the PEM that the exchange hands out for such a key. */
  static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(PAIR.getPrivate().getEncoded()));
  }

  static Broker broker(Map<String, Object> config, Surroundings around) {
    KalshiBrokerProvider provider = new KalshiBrokerProvider();
    Variables secret = Variables.of(Map.of("KALSHI_API_KEY_ID", KEY_ID, "kalshi.pem", pem()));
    ConnectorEntry entry = new ConnectorEntry(Family.BROKER, "kalshi", "kalshi", config);
    return provider.create(Settings.of(entry, secret, provider.variables(), around.live()), around);
  }

  static DataProvider data(Map<String, Object> config, Surroundings around) {
    KalshiFeedProvider provider = new KalshiFeedProvider();
    ConnectorEntry entry = new ConnectorEntry(Family.DATA, "kalshi", "kalshi", config);
    return provider.create(
        Settings.of(entry, Variables.of(Map.of()), provider.variables(), around.live()), around);
  }

  List<String> taken() {
    return taken;
  }

  List<String> bodies() {
    return bodies;
  }

  /** The lists do not show so often what has been taken. */
  void showLate(int looks) {
    hiddenLooks = looks;
  }

  Answer answer(Request request) {
    String path = request.route().replaceFirst("^[A-Z]+ /trade-api/v2", "");
    boolean open = path.startsWith("/markets") || path.startsWith("/exchange");
    if (!open && !signed(request)) {
      return error(401, "authentication_error", "INCORRECT_API_KEY_SIGNATURE");
    }
    return switch (request.method()) {
      case "POST" -> place(request);
      case "DELETE" -> error(404, "not_found", "not found");
      default -> read(path, request.path());
    };
  }

  private Answer read(String path, String query) {
    return switch (path) {
      case "/exchange/status" ->
          Answer.json(200, "{\"exchange_active\":true,\"trading_active\":true}");
      case "/portfolio/balance" ->
          Answer.json(
              200,
              "{\"balance\":100010,\"balance_dollars\":\"1000.1025\",\"portfolio_value\":5055,"
                  + "\"updated_ts\":1772463600}");
      case "/api_keys" ->
          Answer.json(
              200,
              "{\"api_keys\":[{\"api_key_id\":\"other\",\"scopes\":[\"read\",\"write\"]},"
                  + "{\"api_key_id\":\"%s\",\"scopes\":[\"read\",\"write::trade\"]}]}"
                      .formatted(KEY_ID));
      case "/portfolio/positions" -> positions(query);
      case "/portfolio/orders" -> orders(query);
      case "/portfolio/fills" ->
          Answer.json(
              200,
              """
              {"fills":[
               {"trade_id":"f1","order_id":"o-filled","ticker":"%1$s","book_side":"bid","count_fp":"1.00",
                "yes_price_dollars":"0.5500","fee_cost":"0.017500","is_taker":true,
                "created_time":"2026-03-02T11:30:00Z"},
               {"trade_id":"f2","order_id":"o-filled","ticker":"%1$s","book_side":"bid","count_fp":"2.00",
                "yes_price_dollars":"0.5600","fee_cost":"0.035000","is_taker":true,
                "created_time":"2026-03-02T11:30:01Z"}],"cursor":""}\
              """
                  .formatted(MARKET));
      case "/portfolio/orders/o-filled" ->
          one(order("o-filled", "intent-9", MARKET, "executed", "0.5600", "3.00", "3.00", "0.00"));
      case "/portfolio/orders/o-partly" ->
          one(order("o-partly", "intent-8", MARKET, "resting", "0.5600", "5.00", "4.00", "1.00"));
      case "/markets" -> Answer.json(200, "{\"markets\":[%s],\"cursor\":\"\"}".formatted(market()));
      case "/markets/candlesticks" -> candles();
      case "/markets/" + MARKET -> Answer.json(200, "{\"market\":%s}".formatted(market()));
      case "/markets/QUIET" ->
          Answer.json(
              200,
              "{\"market\":%s}"
                  .formatted(
                      market()
                          .replace(MARKET, "QUIET")
                          .replace("\"0.4600\"", "\"0.0000\"")
                          .replace("\"10.00\"", "\"0.00\"")));
      default -> error(404, "not_found", "not found");
    };
  }

  private synchronized Answer place(Request request) {
    try {
      Fields order = Fields.parse(ObjectMapper.getDefault(), request.body());
      bodies.add(request.body());
      String clientId = order.text("client_order_id");
      if (taken.contains(clientId)) {
        return error(409, "order_already_exists", "order already exists");
      }
      taken.add(clientId);
      byId.put(
          "o-" + clientId,
          order(
              "o-" + clientId,
              clientId,
              order.text("ticker"),
              "resting",
              order.text("price"),
              order.text("count"),
              "0.00",
              order.text("count")));
      return Answer.json(
          201,
          """
          {"order_id":"o-%s","client_order_id":"%s","fill_count":"0.00","remaining_count":"%s",
           "ts_ms":1772463600123}\
          """
              .formatted(clientId, clientId, order.text("count")));
    } catch (MalformedMessage bad) {
      return Answer.json(
          400, "{\"code\":\"bad_request\",\"message\":\"" + bad.getMessage() + "\"}");
    }
  }

  /** The first page has an older order only, so that whoever looks has to go on. */
  private synchronized Answer orders(String query) {
    if (!query.contains("cursor=")) {
      return Answer.json(
          200,
          "{\"orders\":[%s],\"cursor\":\"more\"}"
              .formatted(
                  order("o-0", "earlier", MARKET, "canceled", "0.1000", "1.00", "0.00", "0.00")));
    }
    boolean hidden = hiddenLooks > 0;
    hiddenLooks = Math.max(0, hiddenLooks - 1);
    String rows = hidden ? "" : byId.values().stream().collect(Collectors.joining(","));
    return Answer.json(200, "{\"orders\":[%s],\"cursor\":\"\"}".formatted(rows));
  }

  private static Answer positions(String query) {
    return Answer.json(
        200,
        """
        {"market_positions":[
          {"ticker":"%s","position_fp":"-3.00","market_exposure_dollars":"1.320000",
           "total_traded_dollars":"1.320000","realized_pnl_dollars":"0.000000",
           "fees_paid_dollars":"0.052500"},
          {"ticker":"GONE","position_fp":"0.00","market_exposure_dollars":"0.000000",
           "total_traded_dollars":"1.000000","realized_pnl_dollars":"0.100000",
           "fees_paid_dollars":"0.010000"}],"event_positions":[],"cursor":""}\
        """
            .formatted(MARKET));
  }

  private static Answer candles() {
    return Answer.json(
        200,
        """
        {"markets":[{"market_ticker":"%s","candlesticks":[
          {"end_period_ts":1772452860,"price":{"open_dollars":"0.4000","high_dollars":"0.4600",
           "low_dollars":"0.3900","close_dollars":"0.4500"},"volume_fp":"12.50"},
          {"end_period_ts":1772452920,"price":{"open_dollars":null,"high_dollars":null,
           "low_dollars":null,"close_dollars":null},"volume_fp":"0.00"},
          {"end_period_ts":1772452980,"price":{"open_dollars":"0.4500","high_dollars":"0.4700",
           "low_dollars":"0.4500","close_dollars":"0.4600"},"volume_fp":"3.00"}]}]}\
        """
            .formatted(MARKET));
  }

  private static String market() {
    return """
    {"ticker":"%s","event_ticker":"KXBTCD-26MAR0212","status":"active",
     "yes_sub_title":"$78,100 or above","strike_type":"greater","floor_strike":78099.99,
     "open_time":"2026-03-02T11:00:00Z","close_time":"2026-03-02T12:00:00Z",
     "yes_bid_dollars":"0.4500","yes_bid_size_fp":"10.00","yes_ask_dollars":"0.4700",
     "yes_ask_size_fp":"2.00","last_price_dollars":"0.4600","previous_price_dollars":"0.4000",
     "volume_fp":"100.00","volume_24h_fp":"100.00","open_interest_fp":"7.00","result":"",
     "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0100"}]}\
    """
        .formatted(MARKET);
  }

  private static String order(
      String id,
      String clientId,
      String ticker,
      String status,
      String price,
      String wanted,
      String filled,
      String left) {
    return ORDER.formatted(id, clientId, ticker, "bid", status, price, wanted, filled, left);
  }

  private static Answer one(String order) {
    return Answer.json(200, "{\"order\":%s}".formatted(order));
  }

  private static Answer error(int status, String code, String message) {
    return Answer.json(
        status,
        "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"service\":\"exchange\"}}"
            .formatted(code, message));
  }

  private static boolean signed(Request request) {
    String text =
        request.header("KALSHI-ACCESS-TIMESTAMP")
            + request.method()
            + request.path().replaceFirst("\\?.*", "");
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(PAIR.getPublic());
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return request.header("KALSHI-ACCESS-KEY").equals(KEY_ID)
          && verifier.verify(Base64.getDecoder().decode(request.header("KALSHI-ACCESS-SIGNATURE")));
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
