package io.rec.venuesimulator.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.price.Coin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the spot venue says about days and books, against what it is made of. */
class SpotFiguresTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final long SECOND = NOON.getEpochSecond();
  private static final long DAY = 86_400;

  private final Coin coin = Coin.walking("BTC", 5);
  private final DayFigures figures = new DayFigures.Cache().of(coin, NOON.toEpochMilli());

  @ParameterizedTest(name = "bars of {0} s")
  @ValueSource(ints = {60, 300, 3600, 21600, 86400})
  void volumesOfBarsAddUpToTheDay(int seconds) {
    BigDecimal sum =
        LongStream.iterate(SECOND - DAY, start -> start < SECOND, start -> start + seconds)
            .mapToObj(start -> Bar.of(coin, start, seconds, SECOND).volume())
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(figures.volume()).isEqualByComparingTo(sum);
  }

  @Test
  @DisplayName("volumes of days add up to the month, and no day is like another")
  void volumesOfDaysAddUpToTheMonth() {
    List<BigDecimal> days =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                back -> Turnover.between(coin, SECOND - back * DAY, SECOND - (back - 1) * DAY))
            .toList();

    assertThat(figures.year().monthVolume())
        .isEqualByComparingTo(days.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(days).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a part of a minute counts by its length")
  void countsPartsOfMinutes() {
    BigDecimal parts =
        Turnover.between(coin, SECOND - 7, SECOND + 20)
            .add(Turnover.between(coin, SECOND + 20, SECOND + 71));

    assertThat(parts).isEqualByComparingTo(Turnover.between(coin, SECOND - 7, SECOND + 71));
  }

  @Test
  @DisplayName("the year's extremes are wider than the day's")
  void yearIsWiderThanTheDay() {
    assertThat(figures.year().low()).isLessThan(figures.low());
    assertThat(figures.year().high()).isGreaterThan(figures.high());
  }

  @Test
  @DisplayName("a ticker's best quotes and their sizes are the book's first levels")
  void quotesStandInTheBook() {
    CoinBookView view = new CoinBookView();
    for (int second = 0; second < 120; second++) {
      Instant at = NOON.plusSeconds(second);
      CoinTick tick =
          new CoinTick(coin, at, coin.price(at.toEpochMilli()), BigDecimal.ONE, true, 1);

      List<String> levels =
          view.snapshot(coin, at).stream()
              .map(
                  level ->
                      level.text("side").orElseThrow()
                          + level.text("price_level").orElseThrow()
                          + " "
                          + level.text("new_quantity").orElseThrow())
              .toList();

      assertThat(levels)
          .contains("bid" + tick.bestBid() + " " + tick.bestBidSize().toPlainString())
          .contains("offer" + tick.bestAsk() + " " + tick.bestAskSize().toPlainString());
      assertThat(tick.bestBid()).isLessThan(tick.bestAsk());
    }
  }

  @Test
  @DisplayName("the spread is wider where the price runs")
  void spreadReacts() {
    List<Long> spreads =
        LongStream.range(0, 3600)
            .mapToObj(
                second -> SpotBook.halfSpread(coin, (SECOND + second) * 1000).movePointRight(2))
            .map(BigDecimal::longValueExact)
            .distinct()
            .sorted()
            .toList();

    assertThat(spreads).contains(1L, 2L, 3L).allMatch(cents -> cents <= 5);
  }
}
