package io.rec.cli.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeBookTest {
  @Test
  void readsNoMoreThanIsShown() throws Exception {
    try (var manager = new PlayedManager(1000)) {
      List<JsonNode> trades = new TradeBook(manager).list(wanted(Optional.empty(), 3));

      assertThat(trades)
          .extracting(trade -> trade.path("id").asInt())
          .containsExactly(1000, 999, 998);
      assertThat(manager.asked).containsExactly("GET /trades?limit=3");
    }
  }

  @Test
  void readsPageAfterPageUntilThereAreEnoughOfWhatIsPicked() throws Exception {
    try (var manager = new PlayedManager(1200)) {
      List<JsonNode> trades = new TradeBook(manager).list(wanted(Optional.of("btc"), 300));

      assertThat(trades)
          .hasSize(300)
          .allMatch(trade -> trade.path("symbol").asText().equals("BTC"));
      assertThat(manager.asked)
          .containsExactly("GET /trades?limit=500", "GET /trades?limit=500&cursor=701");
    }
  }

  @Test
  void endsWhereTheTradesEnd() throws Exception {
    try (var manager = new PlayedManager(700)) {
      assertThat(new TradeBook(manager).list(wanted(Optional.of("ETH"), 900))).hasSize(350);
      assertThat(new TradeBook(manager).list(wanted(Optional.empty(), 900))).hasSize(700);
    }
  }

  @Test
  void asksTheTradeManagerForWhatItCanFilterItself() throws Exception {
    try (var manager = new PlayedManager(5)) {
      new TradeBook(manager)
          .list(
              new Wanted(
                  Optional.of("Active"),
                  Optional.of("2026-01-01"),
                  Optional.of("2026-01-31"),
                  Optional.of(6),
                  Optional.empty(),
                  Optional.of("KXETHD"),
                  Optional.of(Direction.NO),
                  10));

      assertThat(manager.asked)
          .containsExactly(
              "GET /trades?limit=500&status=active&from=2026-01-01&to=2026-01-31&recent_hours=6");
    }
  }

  @Test
  void tellsWhyTheTradeManagerRefuses() throws IOException {
    try (var manager = new PlayedManager(5)) {
      manager.standsBy();

      assertThatThrownBy(() -> new TradeBook(manager).one(3))
          .isInstanceOf(Failure.class)
          .hasMessage("another process holds the lease.");
    }
  }

  @Test
  void drawsATradeWithItsWay() throws Exception {
    try (var manager = new PlayedManager(5)) {
      String text = TradeTables.one(new TradeBook(manager).one(3));

      assertThat(text)
          .contains("3    open     Paper   2026-01-04   07:00:00   KXBTCD-26JAN0408-T100000.00")
          .contains("open_ticket")
          .contains("pending");
    }
  }

  private static Wanted wanted(Optional<String> symbol, int limit) {
    return new Wanted(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        symbol,
        Optional.empty(),
        Optional.empty(),
        limit);
  }
}
