package io.rec.mainapp.testing;

import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A desk with money, a price and a strike table, a trader at it, and the roles that it asks. */
public final class Trading implements AutoCloseable {

  /** The failure detector's word when nothing fails. */
  public static final String WELL =
      "{\"level\":\"NORMAL\",\"roots\":[],\"timestamp\":\"2026-03-02T10:00:00Z\"}";

  /** What the exchange says of the desk's key. */
  private static final String TRIAL =
      """
      {"at":"2026-03-02T10:00:00Z","key":"-key","accepted":true,"took_millis":12,"detail":"",
       "scopes":["read","write"],"read":true,"trade":true}""";

  public final FakePeer manager = FakePeer.start().answers(201, "{\"id\":17}");
  public final FakePeer supervisor = FakePeer.start();
  public final FakePeer hub = FakePeer.start().answers(200, "[]");
  public final Engine engine = Engine.start();
  public final FakePeer accountSync =
      FakePeer.start().answersTo("POST /api/credentials/test", 200, TRIAL);
  public final FakePeer detector = FakePeer.start().answers(200, WELL);
  public final Desk desk;
  public final Market market;
  public final Browser trader;

  private Trading(Optional<FakePeer> analysis) throws SQLException {
    desk = Desk.prepared();
    analysis.ifPresent(service -> desk.config().port("ai-service", service.port()));
    desk.config().withControl("None");
    desk.config().port("trade-manager", manager.port());
    desk.config().port("auto-entry-supervisor", supervisor.port());
    desk.config().port("connector-hub", hub.port());
    desk.config().port("system-monitor", engine.peer.port());
    desk.config().port("cascading-failure-detector", detector.port());
    desk.config().port("kalshi-account-sync", accountSync.port());
    desk.config().with("trade-executor");
    desk.start();
    market = new Market(desk);
    trader = desk.browser().signIn();
  }

  /** Without an analysis service. */
  public static Trading open() throws SQLException {
    return open(Optional.empty());
  }

  public static Trading withAnalysis(FakePeer service) throws SQLException {
    return open(Optional.of(service));
  }

  private static Trading open(Optional<FakePeer> analysis) throws SQLException {
    Trading trading = new Trading(analysis);
    trading.market.balance("500.00");
    trading.quoteAnew();
    return trading;
  }

  /** The market as it is now: what was quoted long ago is not sold. */
  public void quoteAnew() {
    await().until(this::isQuoted);
    await().until(() -> cell(Market.YES, "buy_yes").flag("enabled"));
  }

  /** Announced again and again, as watchdogs do: a channel is open a moment after its listener. */
  private boolean isQuoted() throws SQLException {
    market.price("118000.00");
    market.table(94);
    return trader.get("/api/prices/BTC").statusCode() == 200
        && trader.get("/api/strike_table/BTC").statusCode() == 200;
  }

  public HttpResponse<String> enter(String request, String ticker, String side, int limit) {
    return trader.post(
        "/api/trades/execute",
        "{\"request_id\":\"%s\",\"market\":\"%s\",\"side\":\"%s\",\"contracts\":10,\"limit\":%d}"
            .formatted(request, ticker, side, limit));
  }

  public Json cell(String ticker, String name) {
    return trader.json("/api/strike_table/BTC").at("data").at("rows").values().stream()
        .filter(row -> row.text("ticker").equals(ticker))
        .findFirst()
        .orElseThrow()
        .at(name);
  }

  /** What the trade manager was told to do so far. */
  public List<String> orders() {
    List<String> asked = manager.asked();
    List<String> bodies = manager.bodies();
    return IntStream.range(0, asked.size())
        .filter(number -> asked.get(number).startsWith("POST"))
        .mapToObj(bodies::get)
        .toList();
  }

  @Override
  public void close() {
    desk.close();
    manager.close();
    supervisor.close();
    hub.close();
    engine.close();
    detector.close();
    accountSync.close();
  }
}
