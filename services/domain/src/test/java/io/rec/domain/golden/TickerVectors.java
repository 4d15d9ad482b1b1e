package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.market.ContractName;
import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.MarketTitle;
import io.rec.domain.market.Series;
import io.rec.domain.market.StrikeTier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Vectors of {@code tickers.json}: exact. */
final class TickerVectors {
  private TickerVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return Stream.of(
            GoldenFiles.cases(file, "events", TickerVectors::event),
            GoldenFiles.cases(file, "titles", TickerVectors::title),
            GoldenFiles.cases(file, "markets", TickerVectors::market),
            GoldenFiles.cases(file, "contracts", TickerVectors::contract),
            GoldenFiles.cases(file, "tiers", TickerVectors::tier))
        .flatMap(tests -> tests);
  }

  private static Check event(JsonNode vector) {
    return () -> {
      var now = OffsetDateTime.parse(vector.path("instant").asText()).toInstant();
      var expected = vector.path("expected");
      var event = HourlyCalendar.nextEvent(Series.of(vector.path("symbol").asText()), now);
      assertThat(event.ticker()).hasToString(expected.path("event_ticker").asText());
      assertThat(event.close()).isEqualTo(Instant.parse(expected.path("close_utc").asText()));
      assertThat(event.secondsToClose(now)).isEqualTo(expected.path("ttc_seconds").asLong());
      assertThat(HourlyCalendar.secondsToClose(now)).isEqualTo(event.secondsToClose(now));
    };
  }

  private static Check title(JsonNode vector) {
    return () -> {
      var today = LocalDate.parse(vector.path("today_et").asText());
      var expected = vector.path("expected");
      var event = EventTicker.parse(vector.path("event_ticker").asText());
      assertThat(event.symbol()).isEqualTo(expected.path("symbol").asText());
      assertThat(event.date()).isEqualTo(LocalDate.parse(expected.path("date").asText()));
      assertThat(event.hour()).isEqualTo(expected.path("hour_et").asInt());
      assertThat(event.close()).contains(Instant.parse(expected.path("close_utc").asText()));
      assertThat(MarketTitle.of(event, today)).isEqualTo(expected.path("title").asText());
      assertThat(ContractName.of(event)).isEqualTo(expected.path("contract_name").asText());
      assertThat(ContractName.ofTitle(MarketTitle.of(event, today)))
          .isEqualTo(expected.path("contract_name").asText());
    };
  }

  private static Check market(JsonNode vector) {
    return () -> {
      var text = vector.path("market_ticker").asText();
      var expected = vector.path("expected");
      var market = MarketTicker.parse(text);
      assertThat(market).hasToString(text);
      assertThat(market.event()).hasToString(expected.path("event_ticker").asText());
      assertThat(market.floorStrike()).isEqualByComparingTo(expected.path("floor_strike").asText());
      assertThat(market.strike().dollars()).isEqualTo(expected.path("strike").asLong());
      assertThat(market.strike().label()).isEqualTo(expected.path("strike_label").asText());
    };
  }

  private static Check contract(JsonNode vector) {
    return () ->
        assertThat(ContractName.ofTitle(vector.path("input").asText()))
            .isEqualTo(vector.path("expected").asText());
  }

  private static Check tier(JsonNode vector) {
    return () -> {
      var floors =
          GoldenFiles.stream(vector.path("floor_strikes"))
              .map(floor -> new BigDecimal(floor.asText()))
              .toList();
      assertThat(StrikeTier.of(floors)).hasValue(vector.path("expected").asLong());
    };
  }
}
