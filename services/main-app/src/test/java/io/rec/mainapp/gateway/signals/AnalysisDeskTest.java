package io.rec.mainapp.gateway.signals;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnalysisDeskTest {

  private static final String ASKED = "POST /ai/analyze";
  private static final String WELL =
      """
      {"status":"healthy","service":"ai_service","services":{"database":"healthy",
       "analysis":"healthy","model_provider":"healthy"},"reasons":{},"analyses_waiting":0}""";

  /** As the analysis service answers, with fields of which the gateway tells nothing. */
  private static final String LONG =
      """
      {"signal":"Long","confidence":0.75,"reasoning":"The averages rise.","processing_time_ms":2,
       "id":"7f7c7f0e-0000-4000-8000-000000000001","symbol":"BTC","timeframe":"1m",
       "timestamp":"2026-03-02T10:00:01Z","candle_at":"2026-03-02T09:59:00Z",
       "model_version":"technical-1","source":"computed","age_seconds":0.0,"silent":[]}""";

  private final FakePeer service =
      FakePeer.start().answersTo("GET /health", 200, WELL).answersTo(ASKED, 200, LONG);
  private Desk desk;
  private Browser trader;
  private AnalysisSchedule schedule;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.prepared();
    desk.config().withControl("None").port("ai-service", service.port());
    desk.start();
    schedule = desk.role().bean(AnalysisSchedule.class);
    trader = desk.browser().signIn();
  }

  @AfterEach
  void stopDesk() {
    desk.close();
    service.close();
  }

  @Test
  @DisplayName("BOT-TRD-08 a click has the symbol looked at, on whole minutes of our own prices")
  void byAPerson() throws SQLException {
    Instant minute = minute();
    price(minute.minusSeconds(60), "100.00");
    price(minute.minusSeconds(50), "103.00");
    price(minute.minusSeconds(40), "99.00");
    price(minute.minusSeconds(1), "101.00");
    price(minute, "500.00");

    var answer = ask("BTC");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.of(answer.body()).text("action")).isEqualTo("BUY");
    assertThat(Json.of(answer.body()).decimal("price")).isEqualByComparingTo("101");
    assertThat(Json.of(answer.body()).decimal("ai_confidence")).isEqualByComparingTo("0.75");
    assertThat(questionsOf("BTC"))
        .contains(
            "{\"symbol\":\"BTC\",\"timeframe\":\"1m\",\"candles\":[{\"timestamp\":\"%s\",\"open\":100.0,\"high\":103.0,\"low\":99.0,\"close\":101.0,\"volume\":0.0}]}"
                .formatted(minute.minusSeconds(60)));
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(desk.trail()).contains("admin analyse done"));
  }

  @Test
  @DisplayName("BOT-TRD-08 nobody has to click: each symbol is looked at once in five minutes")
  void bySchedule() throws SQLException, InterruptedException {
    desk.pass(AnalysisSchedule.EVERY);
    price(minute().minusSeconds(30), "100.00");
    schedule.look();
    int once = questionsOf("BTC").size();
    assertThat(once).isPositive();

    schedule.look();
    assertThat(questionsOf("BTC")).hasSize(once);

    desk.pass(AnalysisSchedule.EVERY);
    schedule.look();
    assertThat(questionsOf("BTC")).hasSize(once + 1);
  }

  @Test
  @DisplayName("without a whole minute of prices nothing is asked, and a person is told")
  void withoutPrices() {
    var answer = ask("ETH");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Json.of(answer.body()).text("reason")).isEqualTo("NoPrices");
    assertThat(questionsOf("ETH")).isEmpty();
  }

  @Test
  @DisplayName("what the service refuses is told in its words, a stranger's symbol is not asked")
  void refusals() throws SQLException {
    price(minute().minusSeconds(30), "100.00");
    service.answersTo(
        ASKED, 400, "{\"reason\":\"TooFew\",\"detail\":\"candles: 1 is too few\",\"status\":400}");

    assertThat(Json.of(ask("BTC").body()).text("detail")).isEqualTo("candles: 1 is too few");
    assertThat(ask("DOGE").statusCode()).isEqualTo(400);
    assertThat(questionsOf("DOGE")).isEmpty();
  }

  private HttpResponse<String> ask(String symbol) {
    return trader.post(
        "/api/analyses",
        "{\"request_id\":\"click-%d\",\"symbol\":\"%s\"}".formatted(System.nanoTime(), symbol));
  }

  private List<String> questionsOf(String symbol) {
    return service.bodies().stream()
        .filter(body -> body.startsWith("{\"symbol\":\"%s\"".formatted(symbol)))
        .toList();
  }

  private Instant minute() {
    return desk.clock().instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private void price(Instant at, String price) throws SQLException {
    desk.database()
        .execute(
            "INSERT INTO live_data.btc_price_log (\"timestamp\", price) VALUES ('%s', %s) ON CONFLICT DO NOTHING"
                .formatted(at, price));
  }
}
