package io.rec.venues.kalshi.connector;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KalshiDataTest {

  private final Bench bench = new Bench();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), new KalshiEnd()::answer);
  private final DataProvider kalshi =
      KalshiEnd.data(Map.of("base_url", service.root() + "/trade-api/v2"), bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    kalshi.connect();
    service.served();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName(
      "SEN-DAT-02 gives the last trade of YES, its best bid and ask, and the change of a day")
  void quote() throws Exception {
    MarketQuote quote = kalshi.quote(KalshiEnd.MARKET);

    assertThat(quote.price()).isEqualTo(new BigDecimal("0.4600"));
    assertThat(quote.bid()).contains(new BigDecimal("0.4500"));
    assertThat(quote.ask()).contains(new BigDecimal("0.4700"));
    assertThat(quote.changePercent()).hasToString("15.00");
    assertThat(quote.at()).isEqualTo(bench.time().now());
    assertThat(service.requests().getLast().header("KALSHI-ACCESS-KEY")).isEmpty();
  }

  @Test
  @DisplayName("a market without a trade or a whole book has no price, and is asked for once")
  void noPrice() {
    assertThatThrownBy(() -> kalshi.quote("QUIET"))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> {
              assertThat(failed.statusCode()).isEqualTo(404);
              assertThat(failed.venueCode()).isEqualTo("no_price");
            })
        .hasMessage("kalshi has no price of QUIET");
    assertThat(service.served()).isEqualTo(1);
    assertThat(kalshi.status().errorCount()).isZero();
  }

  @Test
  @DisplayName("SEN-DAT-04 asks for a batch in one call, and one unknown market fails nothing")
  void batch() throws Exception {
    Quotes quotes = kalshi.quotes(List.of(KalshiEnd.MARKET, "NOPE", KalshiEnd.MARKET));

    assertThat(quotes.found()).containsOnlyKeys(KalshiEnd.MARKET);
    assertThat(quotes.missing()).containsOnlyKeys("NOPE");
    assertThat(service.served()).isEqualTo(1);
    assertThat(service.requests().getLast().path())
        .isEqualTo(
            "/trade-api/v2/markets?limit=1000&tickers=%s%%2CNOPE".formatted(KalshiEnd.MARKET));
  }

  @Test
  @DisplayName(
      "R42 gives the bars until the market's close, without the minutes that have no trade")
  void bars() throws Exception {
    List<Bar> bars = kalshi.bars(KalshiEnd.MARKET, Timeframe.MIN_1, 100);

    assertThat(bars)
        .extracting(Bar::begin)
        .containsExactly(
            Instant.parse("2026-03-02T12:00:00Z"), Instant.parse("2026-03-02T12:02:00Z"));
    assertThat(bars.getFirst().low()).isEqualTo(new BigDecimal("0.3900"));
    assertThat(bars.getFirst().volume()).isEqualTo(new BigDecimal("12.50"));
    // The market closed at 12:00, three hours ago.
    assertThat(service.requests().getLast().path())
        .contains("end_ts=" + Instant.parse("2026-03-02T12:01:00Z").getEpochSecond())
        .contains("period_interval=1");
  }

  @Test
  @DisplayName("looks further back for as many bars as are wanted, until the market's opening")
  void looksFurther() throws Exception {
    assertThat(kalshi.bars(KalshiEnd.MARKET, Timeframe.MIN_1, 1)).hasSize(1);
    assertThat(service.served()).isEqualTo(2);

    // 3, 24 and 192 minutes before the close; it opened an hour before it.
    assertThat(kalshi.bars(KalshiEnd.MARKET, Timeframe.MIN_1, 3)).hasSize(2);
    assertThat(service.served()).isEqualTo(4);
  }

  @Test
  @DisplayName("SEN-DAT-03 refuses what it does not have, before anything is sent")
  void refuses() {
    assertThatThrownBy(() -> kalshi.bars(KalshiEnd.MARKET, Timeframe.MIN_5, 1))
        .hasMessage("timeframe is 5min: kalshi has 1min, 1hour and 1day");
    assertThatThrownBy(() -> kalshi.bars(KalshiEnd.MARKET, Timeframe.MIN_1, 0))
        .hasMessage("limit is not between 1 and 5000: 0");
    assertThatThrownBy(() -> kalshi.quote("../x")).hasMessage("symbol is not a market's ticker");
    assertThat(service.served()).isZero();
  }
}
