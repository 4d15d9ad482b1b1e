package io.rec.autoentrysupervisor.backtest.engine;

import static io.rec.autoentrysupervisor.backtest.testing.Tables.always;
import static io.rec.autoentrysupervisor.backtest.testing.Tables.eachMinute;
import static io.rec.autoentrysupervisor.backtest.testing.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.autoentrysupervisor.backtest.book.TableSource;
import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.autoentrysupervisor.backtest.testing.ListedPrices;
import io.rec.autoentrysupervisor.backtest.testing.Setups;
import io.rec.autoentrysupervisor.backtest.testing.Tables;
import io.rec.domain.money.Money;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One market that always has 96 percent, by hand: 10 contracts at 94 cents cost a fee of 3.948. */
class ReplayTest {
  private static final String MARKET = "KXBTCD-25AUG1515-T99999.99";
  private static final String TEN = "{\"position_size\":10}";

  @Test
  void entersAtTheFirstSecondOfItsWindowAndIsPaidAtTheHour() {
    var outcome = run(Setups.of(TEN), steady(100_050), minutes(94));

    assertThat(outcome.trades()).hasSize(1);
    var trade = outcome.trades().getFirst();
    assertThat(trade.signalAt()).isEqualTo("2025-08-15T18:45:00Z");
    assertThat(trade.closedAt()).isEqualTo("2025-08-15T19:00:00Z");
    assertThat(trade.ticker()).isEqualTo(MARKET);
    assertThat(trade.side()).isEqualTo("Y");
    assertThat(trade.buyPrice().orElseThrow()).isEqualByComparingTo("0.94");
    assertThat(trade.fees()).isEqualTo(Money.parse("0.0395"));
    assertThat(trade.slippage()).isEqualTo(Money.ZERO);
    assertThat(trade.diff()).contains("+2");
    assertThat(trade.result().orElseThrow().pnl()).isEqualTo(Money.parse("0.5605"));
    assertThat(outcome.cash()).isEqualTo(Money.parse("10000.5605"));
  }

  @Test
  void losesWhenTheLastMinuteIsNotStrictlyAboveTheFloor() {
    var outcome =
        run(
            Setups.of(TEN),
            ListedPrices.between(
                "2025-08-15T18:00:00Z",
                "2025-08-15T19:00:00Z",
                second -> second > at("18:59:00") ? 99_999.99 : 100_050),
            minutes(94));

    assertThat(outcome.trades().getFirst().result().orElseThrow().pnl())
        .isEqualTo(Money.parse("-9.4395"));
    assertThat(outcome.hours().getFirst().index().orElseThrow()).isEqualByComparingTo("99999.99");
    assertThat(outcome.traded().bins(96, 97, 1)).containsExactly(new Calibration.Bin(96, 0, 1));
  }

  @Test
  void settlesOnTheMeanOfSixtyPricesAndNotOnTheLast() {
    // 59 prices just above the strike and the last far below it.
    var outcome =
        run(
            Setups.of(TEN),
            ListedPrices.between(
                "2025-08-15T18:00:00Z",
                "2025-08-15T19:00:00Z",
                second -> second == at("19:00:00") ? 99_000 : 100_000.01),
            minutes(94));

    assertThat(outcome.hours().getFirst().index().orElseThrow()).isEqualByComparingTo("99983.3432");
    assertThat(outcome.trades().getFirst().result().orElseThrow().pnl().isNegative()).isTrue();
  }

  @Test
  void fillsAtTheAskThatIsThereWhenTheOrderArrives() {
    var outcome =
        run(
            Setups.of(TEN),
            steady(100_050),
            Tables.of(
                table("2025-08-15T18:45:00Z", MARKET, 94, 8),
                table("2025-08-15T18:45:01Z", MARKET, 95, 8)));

    var trade = outcome.trades().getFirst();
    assertThat(trade.seenPrice()).isEqualByComparingTo("0.94");
    assertThat(trade.buyPrice().orElseThrow()).isEqualByComparingTo("0.95");
    assertThat(trade.slippage()).isEqualTo(Money.parse("0.10"));
    assertThat(trade.fees()).isEqualTo(Money.parse("0.0333"));
  }

  @Test
  void buysNothingWhenTheAskHasRunAwayAndWaitsBeforeItTriesAgain() {
    var outcome =
        run(
            Setups.of(TEN),
            steady(100_050),
            Tables.of(
                table("2025-08-15T18:45:00Z", MARKET, 94, 8),
                table("2025-08-15T18:45:01Z", MARKET, 96, 8),
                table("2025-08-15T18:45:03Z", MARKET, 94, 8)));

    assertThat(outcome.trades())
        .extracting(trade -> trade.status() + " " + trade.signalAt())
        .containsExactly(
            TradeStatus.DELETED + " 2025-08-15T18:45:00Z",
            TradeStatus.CLOSED + " 2025-08-15T18:45:10Z");
    assertThat(outcome.hours().getFirst().unfilled()).isEqualTo(1);
    assertThat(outcome.hours().getFirst().whyNot()).containsEntry("cool_down", 18);
  }

  @Test
  void takesLatencyToTheFirstSecondThatIsNotBefore() {
    var slow =
        new VenueModel(
            Duration.ofMillis(2001), 1, VenueModel.DEFAULT.fees(), VenueModel.DEFAULT.fresh());
    var outcome =
        run(
            Setups.of(TEN, slow, BookModel.DEFAULT),
            steady(100_050),
            Tables.of(
                table("2025-08-15T18:45:00Z", MARKET, 94, 8),
                table("2025-08-15T18:45:03Z", MARKET, 95, 8)));

    assertThat(outcome.trades().getFirst().buyPrice().orElseThrow()).isEqualByComparingTo("0.95");
  }

  @Test
  void stopsAtTheBidAndPaysAnotherFee() {
    // Sold at 92, a second after it was bought: a fee of 5.152 more, and two cents less than paid.
    var outcome =
        run(
            Setups.of(
                "{\"position_size\":10,\"auto_stop\":true,\"current_probability\":97,"
                    + "\"min_probability\":90}"),
            steady(100_050),
            minutes(94));

    assertThat(outcome.trades()).hasSize(1);
    var trade = outcome.trades().getFirst();
    assertThat(trade.closedAt()).isEqualTo("2025-08-15T18:45:02Z");
    assertThat(trade.fees()).isEqualTo(Money.parse("0.0911"));
    assertThat(trade.result().orElseThrow().sellPrice()).isEqualByComparingTo("0.92");
    assertThat(trade.result().orElseThrow().pnl()).isEqualTo(Money.parse("-0.2911"));
    assertThat(outcome.cash()).isEqualTo(Money.parse("9999.7089"));
    assertThat(outcome.hours().getFirst().whyNot()).containsKey("re_entry");
  }

  @Test
  void sellsTheRestASecondLaterWhereTheBidRanAway() {
    // Bought 5 at 94 and 5 at 95; of 10 offered from 92 down to 91 only 5 are taken at 91, then 5.
    var outcome =
        run(
            Setups.of(
                "{\"position_size\":10,\"auto_stop\":true,\"current_probability\":97,"
                    + "\"min_probability\":90}",
                VenueModel.DEFAULT,
                new BookModel(1, 1, 2, 5, 5000, 0)),
            steady(100_050),
            Tables.of(
                table("2025-08-15T18:45:00Z", MARKET, 94, 8),
                table("2025-08-15T18:45:02Z", MARKET, 94, 9)));

    var trade = outcome.trades().getFirst();
    assertThat(trade.buyPrice().orElseThrow()).isEqualByComparingTo("0.945");
    assertThat(trade.closedAt()).isEqualTo("2025-08-15T18:45:03Z");
    assertThat(trade.result().orElseThrow().sellPrice()).isEqualByComparingTo("0.91");
    assertThat(trade.fees()).isEqualTo(Money.parse("0.0939"));
    assertThat(trade.result().orElseThrow().pnl()).isEqualTo(Money.parse("-0.4439"));
  }

  @Test
  void entersNothingOnAnOldPrice() {
    var outcome =
        run(
            Setups.of(TEN),
            steady(100_050).without("2025-08-15T18:44:50Z", "2025-08-15T18:46:00Z"),
            minutes(94));

    assertThat(outcome.trades().getFirst().signalAt()).isEqualTo("2025-08-15T18:46:00Z");
    // Half an hour without quotes, from six seconds after the last price on, and nine seconds for
    // each
    // of the four windows of momentum that begin more than a minute after the last price before
    // them.
    assertThat(outcome.hours().getFirst().whyNot()).containsEntry("fresh_data", 1800 + 64 + 4 * 9);
  }

  @Test
  void settlesOnRepeatedPricesAndSaysHowMany() {
    var outcome =
        run(
            Setups.of(TEN),
            steady(100_050).without("2025-08-15T18:59:29Z", "2025-08-15T19:00:30Z"),
            minutes(94));

    assertThat(outcome.hours().getFirst().repeated()).isEqualTo(31);
    assertThat(outcome.trades().getFirst().status()).isEqualTo(TradeStatus.CLOSED);
  }

  @Test
  void leavesATradeOpenThatThePricesDoNotFollowToItsEnd() {
    var outcome =
        run(
            Setups.of(TEN),
            ListedPrices.between("2025-08-15T18:00:00Z", "2025-08-15T18:50:00Z", second -> 100_050),
            minutes(94));

    assertThat(outcome.trades().getFirst().status()).isEqualTo(TradeStatus.OPEN);
    assertThat(outcome.trades().getFirst().result()).isEmpty();
    assertThat(outcome.hours().getFirst().index()).isEmpty();
  }

  @Test
  void asksTheLimitsBeforeEachEntry() {
    var outcome = run(Setups.of("{\"position_size\":101}"), steady(100_050), minutes(94));

    assertThat(outcome.trades()).isEmpty();
    // Asked at 18:45:00 and, since an entry that was asked for waits, every ten seconds.
    assertThat(outcome.hours().getFirst().whyNot()).containsEntry("max_position", 79);
  }

  @Test
  void decidesNothingWhileItWarmsUp() {
    var setup = Setups.of(TEN);
    var warm =
        new Setup(
            setup.series(),
            setup.settings(),
            setup.limits(),
            setup.cash(),
            setup.venue(),
            setup.book(),
            Duration.ofMinutes(50));

    var outcome = run(warm, steady(100_050), minutes(94));

    assertThat(outcome.from()).isEqualTo("2025-08-15T18:50:00Z");
    assertThat(outcome.trades().getFirst().signalAt()).isEqualTo("2025-08-15T18:50:00Z");
    assertThat(outcome.hours().getFirst().secondsWarming()).isEqualTo(3000);
  }

  @Test
  void refusesTablesOfAnotherSymbol() {
    assertThatThrownBy(
            () -> run(Setups.of(TEN), steady(1), Fingerprints.none("ETH"), TableSource.NONE))
        .isInstanceOf(Refusal.class)
        .hasMessage("BTC must not be judged by the fingerprints of ETH");
    assertThatThrownBy(() -> run(Setups.of(TEN), new ListedPrices(), TableSource.NONE))
        .hasMessage("there are no prices to replay");
  }

  private static Outcome run(Setup setup, PriceSource prices, TableSource tables) {
    return run(setup, prices, always(96), tables);
  }

  private static Outcome run(
      Setup setup, PriceSource prices, Fingerprints fingerprints, TableSource tables) {
    return Replays.run(setup, prices, fingerprints, tables, true);
  }

  private static ListedPrices steady(double price) {
    return ListedPrices.between("2025-08-15T18:00:00Z", "2025-08-15T19:01:00Z", second -> price);
  }

  private static TableSource minutes(int yesAsk) {
    return Tables.of(eachMinute("2025-08-15T18:30:00Z", "2025-08-15T18:59:00Z", MARKET, yesAsk, 8));
  }

  private static long at(String time) {
    return Instant.parse("2025-08-15T" + time + "Z").getEpochSecond();
  }
}
