package io.rec.venues.coinbase.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.Fault;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CoinbaseDataTest {

  private final Bench bench = new Bench();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), new CoinbaseEnd()::answer);
  private final DataProvider coinbase = CoinbaseEnd.connector(service.root(), bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    coinbase.connect();
    service.served();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName(
      "SEN-DAT-02 gives the last trade, both sides, and the change since yesterday's close")
  void quote() throws Exception {
    MarketQuote quote = coinbase.quote("BTC-USD");

    assertThat(quote.price()).isEqualTo(new BigDecimal("118000.55"));
    assertThat(quote.bid()).contains(new BigDecimal("118000.54"));
    assertThat(quote.ask()).contains(new BigDecimal("118000.56"));
    // 118000.55 after 102.25.
    assertThat(quote.changePercent()).hasToString("115303.96");
    assertThat(quote.at()).isEqualTo("2026-03-02T14:59:59.123456Z");
    assertThat(service.requests().getLast().path())
        .isEqualTo(
            "/products/BTC-USD/candles?granularity=86400&start=2026-03-01T00:00:00Z"
                + "&end=2026-03-01T00:00:00Z");
  }

  @Test
  @DisplayName("SEN-DAT-04 one unknown product fails nothing")
  void batch() throws Exception {
    Quotes quotes = coinbase.quotes(List.of("BTC-USD", "XXX-USD"));

    assertThat(quotes.found()).containsOnlyKeys("BTC-USD");
    assertThat(quotes.missing())
        .hasEntrySatisfying("XXX-USD", why -> assertThat(why).contains("404 NotFound"));
  }

  @Test
  @DisplayName("a venue that is down fails the whole batch: it says nothing about a product")
  void batchOfNothing() {
    service.inject(Fault.STATUS_503, FaultyService.FOR_EVER);

    assertThatThrownBy(() -> coinbase.quotes(List.of("BTC-USD", "ETH-USD")))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(503));
  }

  @Test
  @DisplayName("R42 gives the most recent bars, oldest first, prices exact")
  void bars() throws Exception {
    List<Bar> bars = coinbase.bars("BTC-USD", Timeframe.of("5min"), 3);

    assertThat(bars)
        .extracting(Bar::begin)
        .containsExactly(
            Instant.parse("2026-03-02T14:50:00Z"),
            Instant.parse("2026-03-02T14:55:00Z"),
            Instant.parse("2026-03-02T15:00:00Z"));
    assertThat(bars.getLast())
        .isEqualTo(
            new Bar(
                Instant.parse("2026-03-02T15:00:00Z"),
                new BigDecimal("100"),
                new BigDecimal("103"),
                new BigDecimal("99.5"),
                new BigDecimal("102.25"),
                new BigDecimal("5.5")));
  }

  @Test
  @DisplayName("asks in windows of 300 rows, which neither overlap nor leave a gap")
  void windows() throws Exception {
    List<Bar> bars = coinbase.bars("BTC-USD", Timeframe.MIN_1, 1000);

    assertThat(bars).hasSize(1000);
    for (int i = 1; i < bars.size(); i++) {
      assertThat(Duration.between(bars.get(i - 1).begin(), bars.get(i).begin()))
          .isEqualTo(Duration.ofMinutes(1));
    }
    assertThat(service.served()).isEqualTo(4);
  }

  @Test
  @DisplayName("a product that hardly trades is looked through a few windows further, and no more")
  void rare() throws Exception {
    // 400 bars of a minute are two windows; a trade every 100 minutes leaves 3 in each.
    assertThat(coinbase.bars("RARE-USD", Timeframe.MIN_1, 400)).hasSizeBetween(12, 16);
    assertThat(service.served()).isEqualTo(5);
  }

  @Test
  @DisplayName("SEN-DAT-03 refuses what it does not have, before anything is sent")
  void refuses() {
    assertRefused(
        () -> coinbase.bars("BTC-USD", Timeframe.HOUR_4, 1),
        "timeframe is 4hour: coinbase has 1min, 5min, 15min, 1hour and 1day");
    assertRefused(
        () -> coinbase.bars("BTC-USD", Timeframe.MIN_1, 2991),
        "limit is not between 1 and 2990: 2991");
    assertRefused(() -> coinbase.quote("../time"), "symbol is not a product as BTC-USD");
    assertThat(service.served()).isZero();
  }

  private interface Asked {
    Object ask() throws ConnectorException, InterruptedException;
  }

  private static void assertRefused(Asked asked, String why) {
    assertThatThrownBy(asked::ask).isInstanceOf(ConnectorException.class).hasMessage(why);
  }
}
