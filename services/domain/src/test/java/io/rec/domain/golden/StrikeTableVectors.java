package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;

/**
 * Vectors of {@code strike-table.json}: prices exact, probabilities and differences within 0.011.
 */
final class StrikeTableVectors {
  private static final Offset<Double> PRINTED = within(0.011);

  private StrikeTableVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    var fingerprints = FingerprintFiles.of(file, GoldenFiles.json(file));
    return GoldenFiles.cases(file, "cases", vector -> table(vector, fingerprints));
  }

  private static Check table(JsonNode vector, Fingerprints fingerprints) {
    return () -> {
      var input = vector.path("input");
      var expected = vector.path("expected");
      var ticker = EventTicker.parse(input.path("event_ticker").asText());
      var close = ticker.close().orElseThrow();
      var now = close.minusSeconds(input.path("ttc_seconds").asLong());
      var quotes = GoldenFiles.stream(input.path("markets")).map(StrikeTableVectors::quote);
      var momentum =
          new Momentum(
              now,
              input.path("current_price").asDouble(),
              Deltas.of(new double[] {0, 0, 0, 0, 0, 0}),
              OptionalDouble.of(input.path("momentum").asDouble()),
              input.path("current_price").asDouble(),
              new Volatility(OptionalDouble.empty()),
              false);
      var table =
          StrikeTable.of(
              new EventMarkets(new HourlyEvent(ticker, close), "active", now, quotes.toList()),
              momentum,
              fingerprints,
              FreshnessLimits.DEFAULT,
              now);
      assertThat(momentum.bucket()).hasValue(expected.path("momentum_bucket").asInt());
      assertThat(table.tier()).hasValue(expected.path("strike_tier").asLong());
      assertThat(table.secondsToClose()).isEqualTo(input.path("ttc_seconds").asLong());
      assertThat(table.rows()).hasSize(expected.path("rows").size());
      for (int i = 0; i < table.rows().size(); i++) {
        same(table.rows().get(i), expected.path("rows").path(i));
      }
    };
  }

  private static Quote quote(JsonNode market) {
    return Quote.ofAsks(
        market.path("ticker").asText(),
        new BigDecimal(market.path("floor_strike").asText()),
        OptionalInt.of(market.path("yes_ask").asInt()),
        OptionalInt.of(market.path("no_ask").asInt()),
        market.path("volume").asLong());
  }

  private static void same(StrikeRow row, JsonNode expected) {
    assertThat(row.strike()).isEqualTo(expected.path("strike").asLong());
    assertThat(row.ticker()).isEqualTo(expected.path("ticker").asText());
    assertThat(row.buffer()).isEqualTo(expected.path("buffer").asDouble());
    assertThat(row.bufferPercent()).isEqualTo(expected.path("buffer_pct").asDouble());
    assertThat(row.yesAsk()).hasValue(expected.path("yes_ask").asInt());
    assertThat(row.noAsk()).hasValue(expected.path("no_ask").asInt());
    assertThat(row.volume()).isEqualTo(expected.path("volume").asLong());
    assertThat(row.activeSide().word()).isEqualTo(expected.path("active_side").asText());
    near(row.probability(), expected, "probability");
    near(row.yesDiff(), expected, "yes_diff");
    near(row.noDiff(), expected, "no_diff");
  }

  private static void near(OptionalDouble value, JsonNode expected, String field) {
    assertThat(value.orElseThrow())
        .as("%s of %s", field, expected)
        .isCloseTo(expected.path(field).asDouble(), PRINTED);
  }
}
