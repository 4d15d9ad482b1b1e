package io.rec.e2e.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("A trade")
final class TradeIT {
  private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  @DisplayName(
      "REC-TRD-06 is stored, sent, filled, closed and explained, and is wanted once however often"
          + " it is asked for")
  void goesItsWay(Desk desk) {
    var trades = new Trades(desk);
    var ticket = Offer.next(desk).ticket(id);

    var taken = trades.send(ticket);

    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    var trade = taken.json().path("id").asLong();
    assertThat(trades.send(ticket))
        .satisfies(
            again -> {
              assertThat(again.status()).isEqualTo(200);
              assertThat(again.json().path("id").asLong()).isEqualTo(trade);
            });
    trades.awaitStatus(trade, "open");

    var close = trades.close(trade);

    assertThat(close.status()).as(close.body()).isEqualTo(200);
    trades.awaitStatus(trade, "closed");
    var closed = trades.shown(trade);
    assertThat(closed.path("close_method").asText()).isEqualTo("manual");
    assertThat(gain(closed)).isEqualByComparingTo(closed.path("pnl").decimalValue());
    assertThat(StreamSupport.stream(closed.path("timeline").spliterator(), false))
        .extracting(line -> line.path("event").asText())
        .startsWith("open_ticket")
        .contains("close_ticket");
  }

  @Test
  @DisplayName("is closed by half, once however often that is asked for, and then whole")
  void isClosedByHalf(Desk desk) {
    var trades = new Trades(desk);
    var trade = trades.send(Offer.next(desk).ticket(id)).json().path("id").asLong();
    trades.awaitStatus(trade, "open");

    var half = trades.closePart(trade, "0.5", "1");

    assertThat(half.status()).as(half.body()).isEqualTo(200);
    trades.awaitHeld(trade, "0.5");
    var again = trades.closePart(trade, "0.5", "1");
    assertThat(again.status()).as(again.body()).isEqualTo(409);
    trades.sell(trade);
    var closed = trades.shown(trade);
    assertThat(gain(closed)).isEqualByComparingTo(closed.path("pnl").decimalValue());
  }

  @Test
  @DisplayName("is refused by name while the kill switch is on, and nothing is stored of it")
  void isStoppedByTheKillSwitch(Desk desk) {
    var trades = new Trades(desk);
    desk.recio().run("kill", "pause", "--reason", id).succeeded();
    try {
      var refused = trades.send(Offer.next(desk).ticket(id));

      assertThat(refused.status()).as(refused.body()).isEqualTo(409);
      assertThat(refused.json().path("rule").asText()).isEqualTo("kill_switch");
    } finally {
      desk.recio().run("kill", "resume", "--yes", "--reason", id).succeeded();
    }
    assertThat(trades.active()).doesNotContain(id);
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
}
