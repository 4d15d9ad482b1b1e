package io.rec.kalshiapiwatchdog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * An exchange that lists what a test says: bad quotes, holes, nothing. It has no stream, and always
 * the event that closes half an hour after {@link #START}.
 */
final class ScriptedExchange implements AutoCloseable {

  private static final String STATUS = "{\"exchange_active\":true,\"trading_active\":true}";

  /** When tests begin by the clock that they give the watchdog. */
  static final String START = "2026-03-02T12:30:00Z";

  private static final Instant CLOSE = HourlyCalendar.nextClose(Instant.parse(START));

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile List<String> markets = List.of();
  private volatile int failure;

  private ScriptedExchange(HttpServer server) {
    this.server = server;
  }

  static ScriptedExchange start(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    ScriptedExchange exchange = new ScriptedExchange(server);
    server.createContext("/", exchange::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return exchange;
  }

  ScriptedExchange lists(String... quoted) {
    markets = List.of(quoted);
    return this;
  }

  /** Every call is answered with this status; 0 heals it. */
  void fails(int status) {
    failure = status;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  static String event() {
    return EventTicker.closingAt(Series.of("BTC"), CLOSE).toString();
  }

  static String market(int strike, String bid, String ask) {
    return """
        {"ticker":"%1$s-T%2$d.99","event_ticker":"%1$s","market_type":"binary","status":"active",
         "yes_sub_title":"$%3$d or above","no_sub_title":"below","strike_type":"greater",
         "floor_strike":%2$d.99,"open_time":"2026-01-01T00:00:00Z",
         "close_time":"%6$s","yes_bid_dollars":"%4$s","yes_bid_size_fp":"10.00",
         "yes_ask_dollars":"%5$s","yes_ask_size_fp":"10.00","no_bid_dollars":"0.0000",
         "no_ask_dollars":"1.0000","last_price_dollars":"0.9300","volume_fp":"1500.00",
         "volume_24h_fp":"1500.00","open_interest_fp":"700.00","result":"","price_ranges":[]}"""
        .formatted(event(), strike - 1, strike, bid, ask, CLOSE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    int status = failure == 0 ? 200 : failure;
    String body =
        failure == 0 ? body(path) : "{\"error\":{\"code\":\"down\",\"message\":\"down\"}}";
    if (body.isEmpty()) {
      status = 404;
      body = "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}";
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String body(String path) {
    if (path.contains("/exchange/status")) {
      return STATUS;
    }
    if (path.contains("/events")) {
      String event =
          """
          {"event_ticker":"%s","series_ticker":"KXBTCD","title":"BTC","sub_title":"",
           "strike_date":"%s"}"""
              .formatted(event(), CLOSE);
      return "{\"events\":[%s],\"cursor\":\"\"}".formatted(path.contains("KXBTCD") ? event : "");
    }
    if (path.contains("/markets?")) {
      String listed = path.contains(event()) ? String.join(",", markets) : "";
      return "{\"markets\":[%s],\"cursor\":\"\"}".formatted(listed);
    }
    return "";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
