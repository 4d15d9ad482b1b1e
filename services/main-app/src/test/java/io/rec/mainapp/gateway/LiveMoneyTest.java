package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Market;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveMoneyTest {

  private final FakePeer manager = FakePeer.start().answers(201, "{\"id\":17}");
  private Desk desk;
  private Market market;
  private Browser trader;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.prepared().with("RECIO_MODE", "Live");
    desk.config().withControl("None").port("trade-manager", manager.port());
    desk.start();
    market = new Market(desk);
    trader = desk.browser().signIn();
    market.balance("500.00");
    offer(94);
  }

  @AfterEach
  void stopAll() {
    desk.close();
    manager.close();
  }

  @Test
  @DisplayName("real money is refused without a quote")
  void needsAQuote() {
    HttpResponse<String> answer = enter("request-0001", "", 10);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("QuoteNeeded", "quote_token");
    assertThat(manager.asked()).isEmpty();
  }

  @Test
  @DisplayName("what the TradingSystem allows is said as it says it")
  void mayBeLive() {
    desk.config().allowingLive().withControl("None");

    await()
        .untilAsserted(
            () -> assertThat(trader.json("/api/desk").at("can_go_live").flag("enabled")).isTrue());
  }

  @Test
  @DisplayName("a quote confirms exactly its order, once")
  void confirmsItsOrderOnce() {
    String token = quote();

    assertThat(enter("request-0001", token, 11).body()).contains("QuoteRefused");
    assertThat(enter("request-0001", token, 10).statusCode()).isEqualTo(202);
    assertThat(enter("request-0002", token, 10).body()).contains("QuoteUsed");
    assertThat(manager.bodies()).hasSize(1);
  }

  @Test
  @DisplayName("a tampered quote is refused")
  void tamperedQuote() {
    String token = quote();

    assertThat(enter("request-0001", "A" + token.substring(1), 10).body()).contains("QuoteRefused");
    assertThat(enter("request-0001", "no token", 10).body()).contains("QuoteRefused");
    assertThat(manager.asked()).isEmpty();
  }

  @Test
  @DisplayName("a quote ends after 15 seconds")
  void quoteEnds() throws SQLException {
    String token = quote();
    desk.pass(Duration.ofSeconds(15));
    offer(94);

    assertThat(enter("request-0001", token, 10).body()).contains("QuoteExpired");
  }

  @Test
  @DisplayName("an ask that moved beyond the tolerance makes the quote void, with the difference")
  void movedAskVoidsTheQuote() throws SQLException {
    String token = quote();
    desk.pass(Duration.ofSeconds(1));
    offer(97);

    assertThat(enter("request-0001", token, 10).body()).contains("PriceMoved", "3 more, 1 allowed");
    assertThat(manager.asked()).isEmpty();
  }

  private void offer(int ask) throws SQLException {
    await()
        .until(
            () -> {
              // As watchdogs do, again and again: a channel is open a moment after its listener.
              market.price("118000.00");
              market.table(ask);
              HttpResponse<String> table = trader.get("/api/strike_table/BTC");
              return table.statusCode() == 200
                  && table.body().contains("\"yes_ask\":" + ask)
                  && Json.of(table.body()).at("data").at("troubles").values().isEmpty()
                  && table.body().contains("\"buy_yes\":{\"enabled\":true");
            });
  }

  private String quote() {
    return Json.of(
            trader
                .post(
                    "/api/trades/quote",
                    "{\"market\":\"%s\",\"side\":\"yes\",\"contracts\":10,\"limit_cents\":94}"
                        .formatted(Market.YES))
                .body())
        .text("quote_token");
  }

  private HttpResponse<String> enter(String request, String token, int contracts) {
    return trader.post(
        "/api/trades/execute",
        "{\"request_id\":\"%s\",\"quote_token\":\"%s\",\"market\":\"%s\",\"side\":\"yes\",\"contracts\":%d,\"limit\":94}"
            .formatted(request, token, Market.YES, contracts));
  }
}
