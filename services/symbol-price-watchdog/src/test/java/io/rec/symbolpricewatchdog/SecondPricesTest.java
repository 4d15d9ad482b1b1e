package io.rec.symbolpricewatchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venues.coinbase.PriceTick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecondPricesTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SecondPrices prices = new SecondPrices();

  @Test
  @DisplayName("REC-PWB-02 keeps the last price of a second, rounded to cents")
  void keepsLastPriceOfSecond() {
    prices.add(tick(100, "118000.10"));
    prices.add(tick(900, "118000.555"));

    assertThat(prices.finished(NOON.plusSeconds(1))).containsExactly(row(0, "118000.56"));
  }

  @Test
  @DisplayName("holds back the second that is still running")
  void holdsRunningSecondBack() {
    prices.add(tick(100, "118000.10"));

    assertThat(prices.finished(NOON.plusMillis(950))).isEmpty();
  }

  @Test
  @DisplayName("REC-PWB-05 gives a second without a tick no price")
  void neverDatesAnOldPriceAnew() {
    prices.add(tick(100, "118000.10"));
    prices.add(tick(3100, "118001.10"));

    assertThat(prices.finished(NOON.plusSeconds(10)))
        .containsExactly(row(0, "118000.10"), row(3, "118001.10"));
  }

  @Test
  @DisplayName("ignores a tick that is older than one already seen")
  void ignoresLateTick() {
    prices.add(tick(900, "118000.10"));
    prices.add(tick(800, "1.00"));

    assertThat(prices.all()).containsExactly(row(0, "118000.10"));
  }

  @Test
  @DisplayName("REC-PWB-08 keeps a row until it is written, and a later price of its second longer")
  void forgetsOnlyWhatWasWritten() {
    prices.add(tick(100, "118000.10"));
    List<PriceRow> written = prices.all();
    prices.add(tick(200, "118000.20"));

    prices.written(written);

    assertThat(prices.all()).containsExactly(row(0, "118000.20"));
  }

  private static PriceTick tick(long millis, String price) {
    return new PriceTick("BTC-USD", new BigDecimal(price), NOON.plusMillis(millis));
  }

  private static PriceRow row(long second, String price) {
    return new PriceRow(NOON.plusSeconds(second), new BigDecimal(price));
  }
}
