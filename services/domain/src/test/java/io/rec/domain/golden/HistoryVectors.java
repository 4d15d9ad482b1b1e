package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.history.HistoryRow;
import io.rec.domain.history.HistorySummary;
import io.rec.domain.money.Contracts;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** {@code history-summary.json}: as printed, to half a unit of the last digit. */
final class HistoryVectors {
  private HistoryVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "cases", HistoryVectors::summary);
  }

  private static Check summary(JsonNode vector) {
    return () -> {
      var expected = vector.path("expected");
      var rows = GoldenFiles.stream(vector.path("trades")).map(HistoryVectors::row).toList();
      var summary = HistorySummary.of(rows);
      assertThat(summary.trades()).isEqualTo(expected.path("trades").asInt());
      same(summary.winRate(), expected.path("win_rate_percent"));
      same(summary.averageProbability(), expected.path("avg_prob_percent"));
      same(summary.averageBuy(), expected.path("avg_buy"));
      same(summary.averageDiff(), expected.path("avg_diff"));
      same(summary.totalPnl(), expected.path("total_pnl"));
      same(summary.returned(), expected.path("return_percent"));
    };
  }

  private static void same(BigDecimal printed, JsonNode expected) {
    assertThat(printed).isEqualByComparingTo(PnlVectors.decimal(expected));
  }

  private static HistoryRow row(JsonNode row) {
    return new HistoryRow(
        OptionalDouble.of(row.path("prob").asDouble()),
        OptionalInt.of(Integer.parseInt(row.path("diff").asText())),
        Optional.of(PnlVectors.decimal(row.path("buy_price"))),
        Contracts.of(row.path("position").asLong()),
        Optional.of(PnlVectors.money(row.path("pnl"))),
        Optional.of(WinLoss.valueOf(row.path("win_loss").asText())));
  }
}
