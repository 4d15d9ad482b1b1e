package io.rec.e2e.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("A trade")
final class TradeIT {
  private static final String MANAGER = "trade-manager";
  private static final String COORDINATOR = "unified-production-coordinator";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** An event that is about to close is not entered by a test; the next one is minutes away. */
  private static final Duration NEXT_EVENT = Duration.ofMinutes(4);

  private static final int LEAST_SECONDS = 120;
  private static final int CHEAPEST = 5;
  private static final int DEAREST = 95;

  private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  @DisplayName(
      "REC-TRD-06 is stored, sent, filled, closed and explained, and is wanted once however often it is asked for")
  void goesItsWay(Desk desk) {
    var ticket = ticket(desk);

    var taken = desk.inside().post(MANAGER, "/trades", ticket);

    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    var trade = taken.json().path("id").asLong();
    assertThat(desk.inside().post(MANAGER, "/trades", ticket))
        .satisfies(
            again -> {
              assertThat(again.status()).isEqualTo(200);
              assertThat(again.json().path("id").asLong()).isEqualTo(trade);
            });
    awaitStatus(desk, trade, "open");

    var close =
        desk.inside()
            .post(
                MANAGER,
                "/trades",
                "{\"intent\":\"close\",\"trade_id\":%d,\"close_method\":\"manual\",\"max_slippage_cents\":20}"
                    .formatted(trade));

    assertThat(close.status()).as(close.body()).isEqualTo(200);
    awaitStatus(desk, trade, "closed");
    var closed = shown(desk, trade);
    assertThat(closed.path("close_method").asText()).isEqualTo("manual");
    assertThat(gain(closed)).isEqualByComparingTo(closed.path("pnl").decimalValue());
    assertThat(StreamSupport.stream(closed.path("timeline").spliterator(), false))
        .extracting(line -> line.path("event").asText())
        .startsWith("open_ticket")
        .contains("close_ticket");
  }

  @Test
  @DisplayName("is refused by name while the kill switch is on, and nothing is stored of it")
  void isStoppedByTheKillSwitch(Desk desk) {
    desk.recio().run("kill", "pause", "--reason", id).succeeded();
    try {
      var refused = desk.inside().post(MANAGER, "/trades", ticket(desk));

      assertThat(refused.status()).as(refused.body()).isEqualTo(409);
      assertThat(refused.json().path("rule").asText()).isEqualTo("kill_switch");
    } finally {
      desk.recio().run("kill", "resume", "--yes", "--reason", id).succeeded();
    }
    assertThat(desk.inside().get(MANAGER, "/trades?status=active").body()).doesNotContain(id);
  }

  /** What was taken for it, less what it cost and all fees. */
  private static BigDecimal gain(JsonNode trade) {
    return trade
        .path("sell_price")
        .decimalValue()
        .subtract(trade.path("buy_price").decimalValue())
        .multiply(trade.path("position").decimalValue())
        .subtract(trade.path("fees").decimalValue());
  }

  private static void awaitStatus(Desk desk, long trade, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode known = shown(desk, trade);
              assertThat(known.path("status").asText()).as(known.toString()).isEqualTo(status);
            });
  }

  private static JsonNode shown(Desk desk, long trade) {
    return desk.inside().get(MANAGER, "/trades/" + trade).json();
  }

  private String ticket(Desk desk) {
    return await()
        .atMost(NEXT_EVENT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> offer(desk), Optional::isPresent)
        .orElseThrow();
  }

  /** Something near the money, as the newest table shows it. */
  private Optional<String> offer(Desk desk) {
    var table = desk.inside().get(COORDINATOR, "/api/strike_tables/BTC").json();
    if (table.path("stale").asBoolean(true) || table.path("ttc").asInt() < LEAST_SECONDS) {
      return Optional.empty();
    }
    return StreamSupport.stream(table.path("strikes").spliterator(), false)
        .filter(strike -> strike.path("ticker").isTextual())
        .filter(
            strike ->
                strike.path("yes_ask").asInt() >= CHEAPEST
                    && strike.path("yes_ask").asInt() <= DEAREST)
        .findFirst()
        .map(
            strike ->
                String.format(
                    Locale.ROOT,
                    "{\"ticket_id\":\"%s\",\"ticker\":\"%s\",\"strike\":\"$%,d\",\"side\":\"Y\","
                        + "\"symbol\":\"BTC\",\"buy_price\":%.2f,\"position\":1,"
                        + "\"max_slippage_cents\":5,\"entry_method\":\"manual\"}",
                    id,
                    strike.path("ticker").asText(),
                    strike.path("strike").asLong(),
                    strike.path("yes_ask").asInt() / 100.0));
  }
}
