package io.rec.venues.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.FaultyHttp;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolygonTest {

  private final Bench bench = new Bench();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), new PolygonEnd()::answer);
  private final DataProvider polygon =
      PolygonEnd.connector(service.root(), PolygonEnd.KEY, bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    polygon.connect();
    service.served();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-DAT-02 gives the last trade's price and the change in percent to 2 decimals")
  void quote() throws Exception {
    MarketQuote quote = polygon.quote("AAPL");

    assertThat(quote.price()).isEqualByComparingTo("190.515");
    assertThat(quote.changePercent()).hasToString("-1.24");
    assertThat(quote.bid())
        .hasValueSatisfying(bid -> assertThat(bid).isEqualByComparingTo("190.5"));
    assertThat(quote.source()).isEqualTo("polygon");
    assertThat(quote.at()).isEqualTo("2026-03-02T14:59:59.123456789Z");
  }

  @Test
  @DisplayName("SEN-DAT-04 asks for a batch in one call, and one unknown symbol fails nothing")
  void batch() throws Exception {
    Quotes quotes = polygon.quotes(List.of("AAPL", "MSFT", "NOPE", "AAPL"));

    assertThat(quotes.found()).containsOnlyKeys("AAPL", "MSFT");
    assertThat(quotes.missing()).containsOnlyKeys("NOPE");
    assertThat(service.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("R42 gives the most recent bars, oldest first")
  void bars() throws Exception {
    List<Bar> bars = polygon.bars("AAPL", Timeframe.of("5min"), 3);

    assertThat(bars)
        .extracting(Bar::begin)
        .containsExactly(
            Instant.parse("2026-03-02T14:45:00Z"),
            Instant.parse("2026-03-02T14:50:00Z"),
            Instant.parse("2026-03-02T14:55:00Z"));
    assertThat(service.requests().getLast().path())
        .startsWith("/v2/aggs/ticker/AAPL/range/5/minute/")
        .contains("sort=desc");
  }

  @Test
  @DisplayName("looks further back when there are too few bars, and ends when there are no more")
  void looksFurther() throws Exception {
    List<Bar> bars = polygon.bars("RARE", Timeframe.of("1day"), 10);

    assertThat(bars).hasSize(2);
    assertThat(service.served()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "SEN-DAT-03 refuses an unknown time frame, a limit of none and a symbol that is none")
  void refuses() {
    assertThatThrownBy(() -> Timeframe.of("7min"))
        .hasMessageContaining("timeframe is unknown: '7min'; known are 1min, 5min");
    assertThatThrownBy(() -> polygon.bars("AAPL", Timeframe.MIN_1, 0))
        .hasMessageContaining("limit is not between");
    assertThatThrownBy(() -> polygon.quote("../x")).hasMessageContaining("symbol");
  }

  @Test
  @DisplayName("a wrong key is an APIError 401 that does not say the key")
  void wrongKey() {
    DataProvider wrong =
        PolygonEnd.connector(service.root(), "wrong-polygon-key", bench.surroundings());

    assertThatThrownBy(wrong::connect)
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(401))
        .hasMessageContaining("Unknown API Key ***")
        .hasMessageNotContaining("wrong-polygon-key");
    assertThat(service.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("SEN-OPS-03 a hundred calls use one connection")
  void poolsConnections() throws Exception {
    for (int i : IntStream.range(0, 100).toArray()) {
      assertThat(polygon.quote("AAPL").symbol()).as("call %d", i).isEqualTo("AAPL");
    }

    assertThat(service.connections()).isEqualTo(1);
  }
}
