package io.rec.domain.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeTable;
import io.rec.domain.strikes.Tables;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class MarketViewTest {
  private static final String TICKER = "KXBTCD-25AUG1515-T114999.99";

  private static StrikeTable table(OptionalInt yesAsk, OptionalInt noAsk) {
    return Tables.table(
        Tables.markets(
            List.of(Tables.quote(115_000, yesAsk, noAsk), Tables.quote(115_250, 20, 82))),
        Tables.momentum(115_100));
  }

  @Test
  void closingCostsTheAskOfTheOppositeSide() {
    var table = table(OptionalInt.of(70), OptionalInt.of(33));

    assertThat(MarketView.of(table, TICKER, Side.YES).closeAsk().orElseThrow().value())
        .isEqualTo(Price.ofCents(33));
    assertThat(MarketView.of(table, TICKER, Side.NO).closeAsk().orElseThrow().value())
        .isEqualTo(Price.ofCents(70));
  }

  @Test
  void everyValueHasItsOwnTime() {
    var table = table(OptionalInt.of(70), OptionalInt.of(33));

    var view = MarketView.of(table, TICKER, Side.YES);

    assertThat(view.price()).contains(new Seen<>(115_100.0, table.freshness().priceAsOf()));
    assertThat(view.closeAsk().orElseThrow().at()).isEqualTo(table.freshness().marketsAsOf());
    assertThat(view.probability().orElseThrow().value())
        .isEqualTo(table.rows().getFirst().probability().orElseThrow());
  }

  @Test
  void theProbabilityIsThatOfTheTradesSide() {
    var table = table(OptionalInt.of(70), OptionalInt.of(33));
    var within = table.rows().getFirst().probability().orElseThrow();

    assertThat(MarketView.of(table, TICKER, Side.YES).probability().orElseThrow().value())
        .isEqualTo(within);
    assertThat(MarketView.of(table, TICKER, Side.NO).probability().orElseThrow().value())
        .isEqualTo(100 - within);
  }

  @Test
  void exactlyOnTheStrikeNothingIsCrossed() {
    assertThat(Side.YES.wins(55, 115_000, 115_000)).isEqualTo(55);
    assertThat(Side.NO.wins(55, 115_000, 115_000)).isEqualTo(55);
    assertThat(Side.YES.wins(55, 114_999.99, 115_000)).isEqualTo(45);
    assertThat(Side.NO.wins(55, 115_000.01, 115_000)).isEqualTo(45);
  }

  @Test
  void whatTheTableDoesNotShowIsEmpty() {
    var oneSided = MarketView.of(table(OptionalInt.of(70), OptionalInt.empty()), TICKER, Side.YES);
    var elsewhere =
        MarketView.of(
            table(OptionalInt.of(70), OptionalInt.of(33)), "KXBTCD-25AUG1516-T1", Side.YES);

    assertThat(oneSided.closeAsk()).isEmpty();
    assertThat(oneSided.probability()).isPresent();
    assertThat(elsewhere.price()).isPresent();
    assertThat(elsewhere.probability()).isEmpty();
  }
}
