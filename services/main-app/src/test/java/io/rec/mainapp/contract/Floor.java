package io.rec.mainapp.contract;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Engine;
import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A trading desk with something of everything that can be asked for. */
final class Floor implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLOSED = "1";
  private static final String OPEN = "2";
  private static final String EXPORT = "7000";

  /** As the analysis service answers, whatever it is asked. */
  private static final String ANALYSIS =
      """
      {"status":"healthy","services":{},"reasons":{},"signal":"Long","confidence":0.75,
       "reasoning":"The averages rise.","id":"7f7c7f0e-0000-4000-8000-000000000001",
       "symbol":"BTC","timeframe":"1m","timestamp":"2026-03-02T10:00:01Z",
       "candle_at":"2026-03-02T09:59:00Z","model_version":"technical-1"}""";

  private final Trading trading;
  private final FakePeer analysis;

  private Floor(Trading trading, FakePeer analysis) {
    this.trading = trading;
    this.analysis = analysis;
  }

  static Floor open() throws SQLException {
    FakePeer analysis = FakePeer.start().answers(200, ANALYSIS);
    Floor floor = new Floor(Trading.withAnalysis(analysis), analysis);
    floor.trading.market.closedMinute("118000");
    floor.trading.manager.answers(
        200,
        """
        {"id":17,"at":"2026-03-02T10:00:00Z","trigger":"request","healed":0,"open":0,
         "pauses":false,"differences":[]}""");
    floor.trading.supervisor.answers(
        200,
        """
        {"lifted":1,"symbol":"BTC","as_of":"2026-03-02T10:00:00Z","status":"INACTIVE",
         "reason":"window","settings_version":1,
         "readiness":{"passed":false,"reason":"no","checks":[]},"rows":[]}""");
    floor
        .trading
        .hub
        .answers(200, "{\"connector\":\"mail\",\"state\":\"sent\"}")
        .answersTo("GET /api/connectors", 200, "[]");
    floor.trade(CLOSED, "closed", "'W'");
    floor.trade(OPEN, "open", "NULL");
    floor
        .desk()
        .database()
        .execute(
            """
            INSERT INTO users.exports (id, user_id, name, media_type, asked_by, state, bytes,
              created_at, touched_at, finished_at, expires_at)
            OVERRIDING SYSTEM VALUE VALUES (%s, 'user_0001', 'trades.csv', 'text/csv', 'admin',
              'ready', 3, now(), now(), now(), timestamptz '2100-01-01 00:00Z')"""
                .formatted(EXPORT),
            "INSERT INTO users.export_parts VALUES ('user_0001', %s, 0, 'a,b')".formatted(EXPORT));
    floor.desk().account("spare", "viewer");
    floor.desk().account("regular", "viewer");
    return floor;
  }

  Desk desk() {
    return trading.desk;
  }

  /** The market as it is now: what is bought by an old price is refused. */
  void freshen() {
    trading.quoteAnew();
  }

  /** How often another service was told to do something. */
  long told() {
    return Stream.of(
            trading.manager,
            trading.supervisor,
            trading.hub,
            trading.accountSync,
            trading.engine.peer)
        .map(FakePeer::asked)
        .flatMap(List::stream)
        .filter(asked -> !asked.startsWith("GET"))
        .count();
  }

  Known known() throws SQLException {
    return new Known()
        .is("symbol", text("BTC"))
        .is("component", text("trade-manager"))
        .is("market", text(Market.YES))
        .is("side", text("yes"))
        .is("contracts", instance.numberNode(1))
        .is("held", instance.numberNode(1))
        .is("limit", instance.numberNode(94))
        .is("limit_cents", instance.numberNode(94))
        .is("max_slippage", instance.numberNode(1))
        .is("quote_token", instance.nullNode())
        .is("request_id", text("request-0001"))
        .is("PUT /api/kill level", text("none"))
        .is("balance", text("500.00"))
        .is("version", instance.numberNode(1))
        .is("zone", text("Europe/Prague"))
        .is("system_name", text("desk"))
        .is("from", text("2026-01-31"))
        .is("to", text("2026-03-02"))
        .is("GET /api/candles/{symbol} from", text("2026-03-02T09:00:00Z"))
        .is("GET /api/candles/{symbol} to", text("2026-03-02T10:00:00Z"))
        .is("GET /api/trades/{id} id", text(CLOSED))
        .is("GET /api/exports/{id} id", text(EXPORT))
        .is("GET /api/exports/{id}/file id", text(EXPORT))
        .is("POST /api/trades/{id}/close id", text(OPEN))
        .is("POST /api/trades/{id}/stop id", text(OPEN))
        .is("current_probability", instance.numberNode(50))
        .is("POST /api/alerts/{id}/ack id", text(Engine.CAUSE))
        .is("POST /api/alerts/{id}/silence id", text(Engine.CAUSE))
        .is("service", text(Engine.ERROR.split("/")[0]))
        .is("fingerprint", text(Engine.ERROR.split("/")[1]))
        .is("POST /api/channels/{name}/try name", text("mail"))
        .is("minutes", instance.numberNode(60))
        .is("POST /api/silences/{id}/end id", instance.numberNode(Engine.SILENCE))
        .is("POST /auth/login username", text("regular"))
        .is("POST /api/auth/login username", text("regular"))
        .is("password", text(ConfigFolder.FIRST_PASSWORD))
        .is("code", instance.nullNode())
        .is("old", text(ConfigFolder.FIRST_PASSWORD))
        .is("new", text("quite another password"))
        .is("POST /api/auth/accounts username", text("newcomer"))
        .is("userId", text(userId("spare")))
        .is("PUT /api/preferences body", json("{\"screen\":{\"a\":1},\"timezone\":\"UTC\"}"))
        .is("PUT /api/settings/auto_entry body", shown("/api/settings/auto_entry"))
        .is("POST /api/settings/auto_entry/preview body", shown("/api/settings/auto_entry"))
        .is("PUT /api/settings/auto_stop body", shown("/api/settings/auto_stop"))
        .is("PUT /api/settings/spike body", shown("/api/settings/spike"));
  }

  private String userId(String name) throws SQLException {
    return desk()
        .database()
        .column("SELECT user_id FROM users.user_info WHERE username = '%s'".formatted(name))
        .getFirst();
  }

  private void trade(String id, String status, String result) throws SQLException {
    desk()
        .database()
        .execute(
            """
            INSERT INTO users.trades (id, user_id, status, date, time, symbol, strike, side, prob,
              diff, buy_price, position, fees, pnl, win_loss, ticker, ticket_id, created_at, mode)
            VALUES (%1$s, 'user_0001', '%2$s', '2026-03-02', '05:00:00', 'BTC', '$117,500', 'Y', 97,
              '+3', 0.94, 10, 0.04, 0.56, %3$s, '%4$s', 'TICKET-%1$s', '2026-03-02T09:00:00Z', 'Paper')"""
                .formatted(id, status, result, Market.THIN));
  }

  /** A setting that is sent as it is shown fits. */
  private JsonNode shown(String path) {
    return json(trading.trader.get(path).body());
  }

  private static JsonNode text(String text) {
    return instance.textNode(text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }

  @Override
  public void close() {
    trading.close();
    analysis.close();
  }
}
