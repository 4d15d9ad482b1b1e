package io.rec.autoentrysupervisor.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.rec.autoentrysupervisor.backtest.book.Offers;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.autoentrysupervisor.backtest.testing.Golden;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.trade.TradeStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The engine enters what the golden vectors enter")
class EntryGoldenTest {
  private static final Instant NOW = Instant.parse("2025-08-15T18:45:00Z");

  @TestFactory
  Stream<DynamicTest> entries() {
    return Golden.cases("auto-entry.json", "cases", EntryGoldenTest::evaluation);
  }

  private static void evaluation(JsonNode vector) {
    var settings = settings(vector.get("settings"));
    var rules = new EntryRules(settings.entry());
    var price = number(vector.get("current_price"));
    var market = new VectorMarket(Golden.list(vector.get("strikes")));
    var trades = trades(vector);
    var blocks = new Blocks(rules);
    trades.forEach(
        trade ->
            blocks.changed(market.strike(trade.ticker()), trade.ticker(), trade.side(), trades));
    var rows = market.rows();
    var screen = new Screen(settings.entry());

    var passing = screen.look(rows, price, blocks, NOW.getEpochSecond());

    var ready =
        new Readiness(settings.entry())
            .at(
                vector.get("ttc_seconds").getIntValue(),
                vector.get("spike_alert_active").getBooleanValue(),
                true,
                true);
    var candidates = new ArrayList<StrikeRow>();
    for (int i = 0; i < passing; i++) {
      candidates.add(rows.row(screen.passing(i), price, market));
    }
    var decisions = rules.judge(candidates, trades, EntryCooldowns.NONE, NOW);
    assertThat(screen.watched()).isEqualTo(vector.get("expected").get("watchlist").size());
    assertThat(decisions).allMatch(decision -> decision.passed());
    assertThat(
            ready.isActive()
                ? decisions.stream()
                    .map(
                        decision ->
                            "%s %s %s at %s, %s"
                                .formatted(
                                    decision.row().ticker(),
                                    new Strike(decision.row().strike()).label(),
                                    decision.side().letter(),
                                    decision.price().orElseThrow().dollars().doubleValue(),
                                    decision.row().probability().orElseThrow()))
                    .toList()
                : List.of())
        .isEqualTo(
            Golden.list(vector.get("expected").get("entries")).stream()
                .map(EntryGoldenTest::expected)
                .toList());
  }

  private static String expected(JsonNode entry) {
    return "%s %s %s at %s, %s"
        .formatted(
            entry.get("ticker").getStringValue(),
            entry.get("strike").getStringValue(),
            entry.get("side").getStringValue(),
            number(entry.get("buy_price")),
            number(entry.get("probability")));
  }

  private static List<KnownTrade> trades(JsonNode vector) {
    var trades = new ArrayList<KnownTrade>();
    for (var trade : Golden.list(vector.get("trades"))) {
      trades.add(
          new KnownTrade(
              1,
              trade.get("ticker").getStringValue(),
              Side.ofLetter(trade.get("side").getStringValue()),
              TradeStatus.ofWord(trade.get("status").getStringValue()),
              false));
    }
    return trades;
  }

  private static TraderSettings settings(JsonNode given) {
    return Setups.settings(
        """
        {"auto_entry":%s,"min_probability":%s,"min_differential":%s,"min_time":%d,"max_time":%d,
        "allow_re_entry":%s}"""
            .formatted(
                given.get("auto_entry").getBooleanValue(),
                number(given.get("min_probability")),
                number(given.get("min_differential")),
                given.get("min_time").getIntValue(),
                given.get("max_time").getIntValue(),
                given.get("allow_re_entry").getBooleanValue()));
  }

  private static double number(JsonNode node) {
    return node.getNumberValue().doubleValue();
  }

  /** The strikes of a vector as offers. */
  private record VectorMarket(List<JsonNode> strikes) implements Offers {

    Rows rows() {
      var rows = new Rows();
      for (int row = 0; row < strikes.size(); row++) {
        var probability = strikes.get(row).get("probability");
        rows.add(
            strike(row),
            probability.isNumber() ? number(probability) : Double.NaN,
            yesAsk(row, 0),
            noAsk(row, 0),
            volume(row));
      }
      return rows;
    }

    long strike(String ticker) {
      return MarketTicker.parse(ticker).strike().dollars();
    }

    @Override
    public void moveTo(long second) {}

    @Override
    public boolean isRecorded() {
      return true;
    }

    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public long asOf() {
      return NOW.getEpochSecond();
    }

    @Override
    public int count() {
      return strikes.size();
    }

    @Override
    public long strike(int row) {
      return strikes.get(row).get("strike").getLongValue();
    }

    @Override
    public String ticker(int row) {
      return strikes.get(row).get("ticker").getStringValue();
    }

    @Override
    public BigDecimal floorStrike(int row) {
      return MarketTicker.parse(ticker(row)).floorStrike();
    }

    @Override
    public long volume(int row) {
      return strikes.get(row).get("volume").getLongValue();
    }

    @Override
    public int yesAsk(int row, double yesWins) {
      return ask(strikes.get(row).get("yes_ask"));
    }

    @Override
    public int noAsk(int row, double yesWins) {
      return ask(strikes.get(row).get("no_ask"));
    }

    @Override
    public long depth(int row) {
      return 1;
    }

    private static int ask(JsonNode cents) {
      return cents != null && cents.isNumber() ? cents.getIntValue() : 0;
    }
  }
}
