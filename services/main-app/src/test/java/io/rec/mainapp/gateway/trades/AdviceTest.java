package io.rec.mainapp.gateway.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdviceTest {

  private static final String ASKED = "POST /ai/analyze";
  private static final String ID = "7f7c7f0e-0000-4000-8000-000000000001";
  private static final String WELL =
      """
      {"status":"healthy","service":"ai_service","services":{"database":"healthy",
       "analysis":"healthy","model_provider":"healthy"},"reasons":{},"analyses_waiting":0}""";

  private final FakePeer service = FakePeer.start().answersTo("GET /health", 200, WELL);
  private Trading trading;

  @BeforeEach
  void start() throws SQLException {
    trading = Trading.withAnalysis(service);
    price();
    answers("Long");
  }

  @AfterEach
  void stop() {
    trading.close();
    service.close();
  }

  @Test
  @DisplayName(
      "BOT-TRD-02 BOT-TRD-03 the analysis is asked before the ticket goes on, and the ticket has"
          + " its signal, its confidence and its name")
  void isAsked() {
    Json advice = enter("request-1").at("advice");

    assertThat(advice.text("signal")).isEqualTo("Long");
    assertThat(advice.decimal("confidence")).isEqualByComparingTo("0.75");
    assertThat(advice.text("analysis_id")).isEqualTo(ID);
    assertThat(advice.text("source")).isEqualTo("analysis");
    assertThat(service.asked()).contains(ASKED);
  }

  @Test
  @DisplayName(
      "BOT-AI-14 BOT-AI-15 a service that does not answer stops no trade: what it said up to fifteen"
          + " minutes ago counts, then the indicators alone")
  void goesOnWithout() throws SQLException {
    enter("request-1");
    service.answersTo(ASKED, 503, "{}");

    pass(Duration.ofMinutes(3));
    Json cached = enter("request-2").at("advice");
    pass(Duration.ofMinutes(13));
    Json alone = enter("request-3");

    assertThat(cached.text("source")).isEqualTo("cached");
    assertThat(cached.text("analysis_id")).isEqualTo(ID);
    assertThat(alone.at("advice").text("source")).isEqualTo("technical_only");
    assertThat(alone.node().toString()).doesNotContain("analysis_id");
  }

  @Test
  @DisplayName("without prices to look at there is nothing to ask, and the trade goes on")
  void goesOnWithoutPrices() throws SQLException {
    trading.desk.database().execute("DELETE FROM live_data.btc_price_log");

    assertThat(enter("request-1").node().toString()).doesNotContain("advice");
  }

  @Test
  @DisplayName("an answer that nobody can use stops no trade")
  void goesOnWithoutSense() throws SQLException {
    pass(Duration.ofMinutes(3));
    answers("Up");

    assertThat(enter("request-1").node().toString()).doesNotContain("advice");
  }

  private Json enter(String request) {
    var answer = trading.enter(request, Market.YES, "yes", 94);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.of(trading.orders().getLast());
  }

  private void pass(Duration time) throws SQLException {
    trading.desk.pass(time);
    price();
    trading.quoteAnew();
  }

  private void price() throws SQLException {
    trading.market.closedMinute("118000");
  }

  private void answers(String signal) {
    var now = trading.desk.clock().instant();
    service.answersTo(
        ASKED,
        200,
        """
        {"signal":"%s","confidence":0.75,"reasoning":"The averages rise.","processing_time_ms":2,
         "id":"%s","symbol":"BTC","timeframe":"1m","timestamp":"%s","candle_at":"%s",
         "model_version":"technical-1","source":"computed","age_seconds":0.0,"silent":[]}"""
            .formatted(signal, ID, now, now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(60)));
  }
}
