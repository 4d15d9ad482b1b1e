package io.rec.e2e.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import java.time.Duration;

/** The desk's trades as their own service takes and shows them. */
public record Trades(Desk desk) {
  private static final String NAME = "trade-manager";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** One contract bought on paper and sold again, so that every step of a trade was gone once. */
  public void buyAndSell(String ticketId) {
    buyAndSell(Offer.next(desk), ticketId);
  }

  /** The same of what was looked up before, for who has no time to look. */
  public void buyAndSell(Offer offer, String ticketId) {
    sell(buy(offer, ticketId));
  }

  /** One contract bought on paper in an event that goes on for so long; the trade's number. */
  public long buyToKeep(String ticketId, Duration time) {
    return buy(Offer.lasting(desk, time), ticketId);
  }

  private long buy(Offer offer, String ticketId) {
    var taken = send(offer.ticket(ticketId));
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    var trade = taken.json().path("id").asLong();
    awaitStatus(trade, "open");
    return trade;
  }

  /** What is held in a market keeps the next test from buying there. */
  public void sell(long trade) {
    var closing = close(trade);
    assertThat(closing.status()).as(closing.body()).isEqualTo(200);
    awaitStatus(trade, "closed");
  }

  Answer send(String ticket) {
    return desk.inside().post(NAME, "/trades", ticket);
  }

  Answer close(long trade) {
    return send(
        "{\"intent\":\"close\",\"trade_id\":%d,\"close_method\":\"manual\",\"max_slippage_cents\":20}"
            .formatted(trade));
  }

  Answer closePart(long trade, String part, String held) {
    return send(
        "{\"intent\":\"close\",\"trade_id\":%d,\"position\":%s,\"held\":%s,\"max_slippage_cents\":20}"
            .formatted(trade, part, held));
  }

  void awaitHeld(long trade, String held) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(shown(trade).path("held").decimalValue()).isEqualByComparingTo(held));
    awaitStatus(trade, "open");
  }

  void awaitStatus(long trade, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var known = shown(trade);
              assertThat(known.path("status").asText()).as(known.toString()).isEqualTo(status);
            });
  }

  public JsonNode shown(long trade) {
    return desk.inside().get(NAME, "/trades/" + trade).json();
  }

  /** All that are not over, as the service lists them. */
  String active() {
    return desk.inside().get(NAME, "/trades?status=active").body();
  }
}
