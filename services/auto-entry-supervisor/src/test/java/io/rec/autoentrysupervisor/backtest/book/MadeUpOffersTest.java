package io.rec.autoentrysupervisor.backtest.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadeUpOffersTest {
  private static final Instant FRIDAY = Instant.parse("2025-08-15T18:00:00Z");

  @Test
  void isTheSameForOneSeedAndAnotherForAnother() {
    assertThat(quotes(1)).isEqualTo(quotes(1)).isNotEqualTo(quotes(2));
  }

  @Test
  void staysWithinItsErrorAndNeverCrossesItself() {
    var offers = offers(BookModel.DEFAULT, FRIDAY);
    for (int second = 0; second < 3600; second += 7) {
      offers.moveTo(FRIDAY.getEpochSecond() + second);
      for (int row = 0; row < offers.count(); row++) {
        var chance = 3.0 + row * 2.3;
        var yes = offers.yesAsk(row, chance);
        var no = offers.noAsk(row, chance);
        // An error of two points, half a cent of spread, less than a cent of rounding.
        assertThat(yes).isBetween((int) chance - 2, (int) chance + 4);
        assertThat(yes + (no == 0 ? 100 : no)).isGreaterThan(100);
      }
    }
  }

  @Test
  void offersNothingOfWhatIsCertainOrUnknown() {
    var offers = offers(BookModel.DEFAULT, FRIDAY);
    offers.moveTo(FRIDAY.getEpochSecond());

    assertThat(offers.yesAsk(0, 102)).isZero();
    assertThat(offers.noAsk(0, -2)).isZero();
    assertThat(offers.yesAsk(0, Double.NaN)).isZero();
    assertThat(offers.noAsk(0, Double.NaN)).isZero();
  }

  @Test
  void centresTheStrikesOnThePriceThatTheEventBeginsWith() {
    var offers = offers(BookModel.DEFAULT, FRIDAY);

    assertThat(offers.strike(0)).isEqualTo(98_100);
    assertThat(offers.strike(offers.count() - 1)).isEqualTo(102_000);
    assertThat(offers.ticker(20)).isEqualTo("KXBTCD-25AUG1515-T100099.99");
    assertThat(offers.rowOf(100_100)).isEqualTo(20);
    assertThat(offers.rowOf(100_150)).isNegative();
    assertThat(offers.rowOf(98_000)).isNegative();
    assertThat(offers.rowOf(98_050)).isNegative();
    assertThat(offers.rowOf(102_100)).isNegative();
  }

  @Test
  void restsOnThursdayFromThreeToFiveInNewYork() {
    assertThat(offers(BookModel.DEFAULT, Instant.parse("2025-08-14T06:00:00Z")).isActive())
        .isTrue();
    assertThat(offers(BookModel.DEFAULT, Instant.parse("2025-08-14T07:00:00Z")).isActive())
        .isFalse();
    assertThat(offers(BookModel.DEFAULT, Instant.parse("2025-08-14T08:00:00Z")).isActive())
        .isFalse();
    assertThat(offers(BookModel.DEFAULT, Instant.parse("2025-08-14T09:00:00Z")).isActive())
        .isTrue();
  }

  private static MadeUpOffers offers(BookModel model, Instant begin) {
    return new MadeUpOffers(model, HourlyCalendar.nextEvent(Series.of("BTC"), begin), 100_050.0);
  }

  private static List<Integer> quotes(long seed) {
    var offers = offers(BookModel.DEFAULT.withSeed(seed), FRIDAY);
    var quotes = new ArrayList<Integer>();
    for (int second = 0; second < 60; second++) {
      offers.moveTo(FRIDAY.getEpochSecond() + second);
      quotes.add(offers.yesAsk(20, 50));
      quotes.add((int) offers.depth(20));
    }
    return quotes;
  }
}
