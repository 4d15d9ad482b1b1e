package io.rec.autoentrysupervisor.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.engine.Replays;
import io.rec.autoentrysupervisor.backtest.prices.CheckedPrices;
import io.rec.autoentrysupervisor.backtest.prices.WalkPrices;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import io.rec.domain.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestReportTest {
  private static final int TWO_DAYS = 2 * 86_400;

  @TempDir Path folder;

  @Test
  @DisplayName("the same seed gives the same bytes, another seed others")
  void isDeterministic() throws IOException {
    write(3, folder.resolve("a"));
    write(3, folder.resolve("b"));
    write(4, folder.resolve("c"));

    assertThat(bytes(folder.resolve("a"))).isEqualTo(bytes(folder.resolve("b")));
    assertThat(Files.readString(folder.resolve("a/trades.csv")))
        .isNotEqualTo(Files.readString(folder.resolve("c/trades.csv")));
  }

  @Test
  void theFiguresAddUp() throws IOException {
    write(3, folder);

    var json =
        ObjectMapper.getDefault()
            .readValue(Files.readAllBytes(folder.resolve("report.json")), JsonNode.class);
    var summary = json.get("summary");
    var trades = json.get("trades");
    var pnl = Money.ZERO;
    var wins = 0;
    for (int i = 0; i < trades.size(); i++) {
      var gain = trades.get(i).get("pnl");
      pnl = gain.isNull() ? pnl : pnl.plus(money(gain));
      wins += trades.get(i).get("win_loss").isNull() ? 0 : won(trades.get(i));
    }
    assertThat(trades.size()).isGreaterThan(100);
    assertThat(money(summary.get("pnl"))).isEqualTo(pnl);
    assertThat(money(summary.get("gross")).minus(money(summary.get("fees")))).isEqualTo(pnl);
    assertThat(summary.get("wins").getIntValue()).isEqualTo(wins);
    assertThat(summary.get("unsettled").getIntValue()).isZero();
    assertThat(money(summary.get("end_cash")))
        .isEqualTo(money(summary.get("start_cash")).plus(pnl));
    var equity = json.get("equity");
    assertThat(money(equity.get(equity.size() - 1).get("worth")))
        .isEqualTo(money(summary.get("end_cash")));
    assertThat(json.get("hours").size()).isEqualTo(48);
    assertThat(json.get("calibration_asked").get("questions").getLongValue()).isGreaterThan(50_000);
    assertThat(json.get("assumptions").get(0).getStringValue()).contains("they prove no edge");
  }

  @Test
  void everyListHasAFileAndThePageNeedsNothingBesideIt() throws IOException {
    write(3, folder);

    var page = Files.readString(folder.resolve("report.html"));
    assertThat(page).contains("<svg", "Deepest fall", "Win rate", "min_differential");
    assertThat(page).doesNotContain("src=", "href=", "NaN", "%d", "%s");
    assertThat(Files.readAllLines(folder.resolve("hours.csv")))
        .hasSize(49)
        .first()
        .asString()
        .contains(",not_min_differential");
    assertThat(Files.readAllLines(folder.resolve("equity.csv"))).hasSizeGreaterThan(20);
    assertThat(Files.readAllLines(folder.resolve("calibration.csv")))
        .anyMatch(line -> line.startsWith("traded,"))
        .anyMatch(line -> line.startsWith("asked,"));
    assertThat(Files.readAllLines(folder.resolve("trades.csv")))
        .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(19));
  }

  @Test
  void theDeepestFallIsFromTheHeightBeforeIt() {
    var equity = Equity.of(outcome(5, new CheckedPrices(walk(5), 0)));

    var fall = equity.deepest();
    var height = Money.ZERO;
    var deepest = Money.ZERO;
    for (var point : equity.points()) {
      height = height.max(point.worth());
      deepest = deepest.max(height.minus(point.worth()));
    }
    assertThat(fall.fall()).isEqualTo(deepest);
    assertThat(fall.fall().isPositive()).isTrue();
    assertThat(fall.from()).isBefore(fall.to());
  }

  private static void write(long seed, Path folder) throws IOException {
    var prices = new CheckedPrices(walk(seed), 0);
    var outcome = outcome(seed, prices);
    BacktestReport.write(outcome, prices.coverage(), ObjectMapper.getDefault(), folder);
  }

  private static Outcome outcome(long seed, CheckedPrices prices) {
    var setup =
        Setups.of(
            "{\"min_probability\":90,\"auto_stop\":true,\"current_probability\":50}",
            VenueModel.DEFAULT,
            BookModel.DEFAULT.withSeed(seed));
    return Replays.run(setup, prices);
  }

  private static WalkPrices walk(long seed) {
    return new WalkPrices(seed, Instant.parse("2025-08-15T00:00:00Z"), TWO_DAYS + 1, 100_000);
  }

  private static TreeMap<String, String> bytes(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        all.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertThat(all).hasSize(6);
    return all;
  }

  private static Money money(JsonNode number) {
    return Money.ofDollars(number.getBigDecimalValue());
  }

  private static int won(JsonNode trade) {
    return trade.get("win_loss").getStringValue().equals("W") ? 1 : 0;
  }
}
