package io.rec.domain.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import io.rec.domain.trade.Trades;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class TradeFiguresTest {
  private static final Instant NOW = Trades.NOON.plusSeconds(90);

  private static ActiveTrade trade() {
    return ActiveTrade.of(7, Trades.held().books().orElseThrow(), 118_000, Trades.NOON);
  }

  private static MarketView view(double price, double probability, int ask, Instant at) {
    return new MarketView(
        Optional.of(new Seen<>(price, at)),
        Optional.of(new Seen<>(Price.ofCents(ask), at)),
        Optional.of(new Seen<>(probability, at)));
  }

  private static TradeFigures figures(MarketView view) {
    return TradeFigures.of(trade(), view, FeeSchedule.HOURLY, FeeProfile.CENTICENT_PER_FILL, NOW);
  }

  @Test
  void theGainOfTheTradeIsNetOfFeesPaidAndOfTheFeeOfClosing() {
    var open = figures(view(118_100, 70, 42, NOW)).unrealised().orElseThrow();

    assertThat(open.gross()).isEqualTo(Money.ofCents(-20));
    assertThat(open.net()).isEqualTo(Money.parse("-0.3806"));
  }

  @Test
  @DisplayName("defect: a price that crosses the strike turns the probability of an older table")
  void aNewerPriceLeavesTheProbabilityAsItWas() {
    var table = view(118_010, 55, 42, NOW.minusSeconds(2));
    var crossed =
        new MarketView(Optional.of(new Seen<>(117_990.0, NOW)), Optional.empty(), Optional.empty());

    var figures = figures(table.with(crossed));

    assertThat(figures.buffer()).contains(-10.0);
    assertThat(figures.probability()).contains(new Seen<>(55.0, NOW.minusSeconds(2)));
  }

  @Test
  void whatIsNotKnownKeepsItsLastValueAndItsAge() {
    var first = view(118_100, 70, 42, NOW.minusSeconds(30));
    var priceOnly =
        new MarketView(Optional.of(new Seen<>(118_200.0, NOW)), Optional.empty(), Optional.empty());

    var figures = figures(first.with(priceOnly));

    assertThat(figures.buffer()).contains(200.0);
    assertThat(figures.probability().orElseThrow().age(NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(figures.view().closeAsk().orElseThrow().isFresh(NOW, Duration.ofSeconds(5)))
        .isFalse();
  }

  @Test
  void whatWasNeverKnownIsEmptyAndNotZero() {
    var figures = figures(MarketView.NOTHING);

    assertThat(figures.buffer()).isEmpty();
    assertThat(figures.probability()).isEmpty();
    assertThat(figures.unrealised()).isEmpty();
    assertThat(figures.gainPerContract()).isEmpty();
  }

  @Test
  void theClockRunsToTheCloseOfItsOwnEvent() {
    var figures = figures(MarketView.NOTHING);

    assertThat(figures.secondsSinceEntry()).isEqualTo(90);
    assertThat(figures.secondsToClose()).isEqualTo(3510);
  }

  @Test
  void afterAPartialCloseTheRestKeepsItsShareOfTheCost() {
    var partly = Trades.after(Trades.closing(), Trades.done(Trades.closeOrder(1), 4, 58));

    var rest = ActiveTrade.of(7, partly.books().orElseThrow(), 118_000, Trades.NOON);

    assertThat(rest.count()).isEqualTo(Contracts.of(6));
    assertThat(rest.cost()).isEqualTo(Money.ofCents(360));
    assertThat(rest.fees()).isEqualTo(Money.ofCents(2));
  }

  @Test
  void aTradeThatHoldsNothingIsNotActive() {
    assertThatThrownBy(
            () ->
                new ActiveTrade(
                    7, "T", Side.YES, 1, Contracts.NONE, Money.ZERO, Money.ZERO, NOW, NOW, 1))
        .hasMessageContaining("trade 7 holds nothing");
  }

  @Test
  void theStopSeesTheMomentumUnlessItIsStale() {
    var figures = figures(view(118_100, 70, 42, NOW));

    assertThat(StopInput.of(figures, TradeStatus.OPEN, Optional.of(momentum(false))).momentum())
        .contains(new Seen<>(0.3512, NOW));
    assertThat(StopInput.of(figures, TradeStatus.OPEN, Optional.of(momentum(true))).momentum())
        .isEmpty();
    assertThat(StopInput.of(figures, TradeStatus.OPEN, Optional.empty()).attempt()).isEqualTo(1);
    assertThat(StopInput.of(figures, TradeStatus.OPEN, Optional.empty()).closeAsk())
        .contains(new Seen<>(Price.ofCents(42), NOW));
  }

  private static Momentum momentum(boolean stale) {
    return new Momentum(
        NOW,
        118_100,
        Deltas.of(new double[] {0, 0, 0, 0, 0, 0}),
        OptionalDouble.of(0.35124),
        118_100,
        new Volatility(OptionalDouble.empty()),
        stale);
  }
}
