package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.Watchlist;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The watchlists of {@code auto-entry.json}: exact, order matters. */
final class WatchlistVectors {
  private WatchlistVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "cases", WatchlistVectors::watchlist);
  }

  private static Check watchlist(JsonNode vector) {
    return () -> {
      var settings = vector.path("settings");
      var watchlist =
          new Watchlist(
              settings.path("min_probability").asDouble(),
              settings.path("min_differential").asDouble());
      var rows = GoldenFiles.stream(vector.path("strikes")).map(WatchlistVectors::row).toList();
      var expected =
          GoldenFiles.stream(vector.path("expected").path("watchlist"))
              .map(JsonNode::asLong)
              .toList();
      assertThat(watchlist.of(rows)).extracting(StrikeRow::strike).isEqualTo(expected);
    };
  }

  static StrikeRow row(JsonNode row) {
    var quote =
        Quote.ofAsks(
            row.path("ticker").asText(),
            MarketTicker.parse(row.path("ticker").asText()).floorStrike(),
            OptionalInt.of(row.path("yes_ask").asInt()),
            OptionalInt.of(row.path("no_ask").asInt()),
            row.path("volume").asLong());
    return new StrikeRow(
        row.path("strike").asLong(),
        quote,
        0,
        0,
        OptionalDouble.of(row.path("probability").asDouble()),
        OptionalDouble.of(row.path("yes_diff").asDouble()),
        OptionalDouble.of(row.path("no_diff").asDouble()),
        Side.valueOf(row.path("active_side").asText().toUpperCase(Locale.ROOT)));
  }
}
