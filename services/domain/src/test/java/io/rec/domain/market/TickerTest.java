package io.rec.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TickerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KXBTCD",
        "KXBTCD-25AUG15",
        "KXBTCD-25AUG1524",
        "KXBTCD-25AUX1515",
        "KXBTCD-25FEB3015",
        "KXBTC-25AUG1515",
        "BTCD-25AUG1515",
        "KXD-25AUG1515",
        "kxbtcd-25aug1515",
        "KXBTCD-25AUG1515-T118499.99",
        "KXBTCD-26MAR0802"
      })
  void refusesWhatIsNoEventTickerAndQuotesIt(String text) {
    assertThatThrownBy(() -> EventTicker.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text.replaceAll("-.*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KXBTCD-25AUG1515",
        "KXBTCD-25AUG1515-T",
        "KXBTCD-25AUG1515-T-5.00",
        "KXBTCD-25AUG1515-T1e5",
        "KXBTCD-25AUG1515-TNaN",
        "KXBTCD-25AUG1515-B118499.99"
      })
  void refusesWhatIsNoMarketTicker(String text) {
    assertThatThrownBy(() -> MarketTicker.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no market ticker");
  }

  @Test
  void writesAFloorStrikeWithTwoDecimals() {
    var event = EventTicker.parse("KXETHD-25AUG1515");

    assertThat(MarketTicker.of(event, new BigDecimal("4619.9")))
        .hasToString("KXETHD-25AUG1515-T4619.90");
  }

  @Test
  void refusesAnEventThatClosesWithinAnHour() {
    assertThatThrownBy(
            () -> EventTicker.closingAt(Series.of("BTC"), Instant.parse("2025-08-15T19:30:00Z")))
        .hasMessageContaining("full hour");
  }

  @ParameterizedTest
  @CsvSource({"BTC,KXBTCD", "ETH,KXETHD", "SOL,KXSOLD", "xrp,KXXRPD"})
  void namesTheSeriesOfAnySymbol(String symbol, String ticker) {
    assertThat(Series.of(symbol).ticker()).isEqualTo(ticker);
    assertThat(Series.ofTicker(ticker)).isEqualTo(Series.of(symbol));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ethereum price on Sep 9, 2025 at 1pm EDT?|ETH 1pm",
        "SOL price today at 12am|SOL 12am",
        "Bitcoin price today|Bitcoin price today",
        "the match at 5pm|the match at 5pm"
      })
  void shortensTitlesOfItsOwnSymbol(String title, String name) {
    assertThat(ContractName.ofTitle(title)).isEqualTo(name);
  }

  @Test
  void titleChangesWithTheDayOfNewYork() {
    var event = EventTicker.parse("KXBTCD-25AUG1600");

    assertThat(MarketTitle.of(event, Instant.parse("2025-08-16T03:59:59Z")))
        .isEqualTo("BTC price on Aug 16 at 12am");
    assertThat(MarketTitle.of(event, Instant.parse("2025-08-16T04:00:00Z")))
        .isEqualTo("BTC price today at 12am");
  }

  @Property
  void strikeIsReadBackFromItsLabel(@ForAll @IntRange(max = 9_999_999) int dollars) {
    assertThat(Strike.parse(new Strike(dollars).label()).dollars()).isEqualTo(dollars);
    assertThat(Strike.ofFloor(new BigDecimal(dollars + ".99")).dollars()).isEqualTo(dollars + 1L);
  }

  @Property
  void tierIsTheMostCommonGapInWhateverOrder(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 4) Integer> steps,
      @ForAll Random random) {
    var floors = new ArrayList<BigDecimal>(List.of(new BigDecimal("99999.99")));
    for (var step : steps) {
      floors.add(floors.getLast().add(BigDecimal.valueOf(250L * step)));
    }
    Collections.shuffle(floors, random);

    var tier = StrikeTier.of(floors).orElseThrow();

    for (int step = 1; step <= 4; step++) {
      var others = Collections.frequency(steps, step);
      var chosen = Collections.frequency(steps, (int) (tier / 250));
      assertThat(chosen).isGreaterThanOrEqualTo(others);
      if (chosen == others) {
        assertThat(tier).isLessThanOrEqualTo(250L * step);
      }
    }
  }

  @Test
  void oneStrikeHasNoTier() {
    var floor = new BigDecimal("118499.99");

    assertThat(StrikeTier.of(List.of(floor, floor))).isEmpty();
    assertThat(StrikeTier.of(List.of())).isEmpty();
  }
}
