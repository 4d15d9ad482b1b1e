package io.rec.venuesimulator.matching;

import static io.rec.venuesimulator.matching.AnOrder.ask;
import static io.rec.venuesimulator.matching.AnOrder.bid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchingEngineTest {

  private static final int ANN = 1;
  private static final int BOB = 2;
  private static final int CAT = 3;

  private final List<Event> events = new ArrayList<>();
  private long position;
  private final MatchingEngine engine =
      new MatchingEngine(
          new Credit() {
            @Override
            public long position(int member, int market) {
              return position;
            }

            @Override
            public boolean covers(Outlook outlook) {
              return true;
            }
          },
          events::add);

  @BeforeEach
  void list() {
    engine.apply(new Command.ListMarket(0, 0, PriceGrid.LINEAR_CENT));
  }

  @Test
  void takerGetsTheRestingPriceAndTheImprovement() {
    place(ask(1, ANN, 4_500, 100), ask(2, BOB, 4_400, 150), bid(3, CAT, 6_000, 1_582));

    assertThat(fills()).extracting(Event.Fill::price).containsExactly(4_400, 4_500);
    assertThat(fills()).extracting(Event.Fill::count).containsExactly(150L, 100L);
    assertThat(resting(Side.BID)).containsExactly("6000:1332");
  }

  @Test
  void olderOrderOfAPriceFillsFirst() {
    place(bid(1, ANN, 5_000, 100), bid(2, BOB, 5_000, 100), ask(3, CAT, 5_000, 130));

    assertThat(fills()).extracting(Event.Fill::makerOrder).containsExactly(1L, 2L);
    assertThat(fills()).extracting(Event.Fill::makerLeft).containsExactly(0L, 70L);
  }

  @Test
  void immediateOrCancelTakesWhatIsThere() {
    place(ask(1, ANN, 4_500, 100), ioc(bid(2, BOB, 4_500, 300)));

    assertThat(fills()).hasSize(1);
    assertThat(canceled(2)).isEqualTo(CancelReason.IMMEDIATE_OR_CANCEL);
    assertThat(resting(Side.BID)).isEmpty();
  }

  @Test
  void fillOrKillThatDoesNotFillLeavesNothing() {
    place(ask(1, ANN, 4_500, 100));

    assertThat(refusal(fok(bid(2, BOB, 4_500, 101)))).isEqualTo(Refusal.FILL_OR_KILL_UNFILLED);
    assertThat(resting(Side.ASK)).containsExactly("4500:100");
  }

  @Test
  void fillOrKillDoesNotCountTheMembersOwnOrders() {
    place(ask(1, BOB, 4_500, 100), ask(2, ANN, 4_600, 100));

    assertThat(refusal(fok(bid(3, BOB, 4_600, 150)).cancelingMaker()))
        .isEqualTo(Refusal.FILL_OR_KILL_UNFILLED);
    assertThat(refusal(fok(bid(4, BOB, 4_600, 50)))).isEqualTo(Refusal.FILL_OR_KILL_UNFILLED);
    place(fok(bid(5, BOB, 4_600, 100)).cancelingMaker());
    assertThat(fills()).hasSize(1);
  }

  @Test
  void postOnlyThatWouldTradeIsRefused() {
    place(ask(1, ANN, 4_500, 100));

    assertThat(refusal(bid(2, BOB, 4_500, 100).postOnly())).isEqualTo(Refusal.POST_ONLY_CROSS);
    place(bid(3, BOB, 4_400, 100).postOnly());
    assertThat(resting(Side.BID)).containsExactly("4400:100");
  }

  @Test
  void takerAtCrossStopsAtTheOwnOrder() {
    place(ask(1, ANN, 4_400, 50), ask(2, BOB, 4_500, 100), ask(3, ANN, 4_600, 100));

    place(bid(4, BOB, 4_600, 200));

    assertThat(fills()).hasSize(1);
    assertThat(canceled(4)).isEqualTo(CancelReason.SELF_TRADE);
    assertThat(resting(Side.ASK)).containsExactly("4500:100", "4600:100");
  }

  @Test
  void makerGivesWayAndMatchingGoesOn() {
    place(ask(1, ANN, 4_400, 50), ask(2, BOB, 4_500, 100), ask(3, ANN, 4_600, 100));

    place(bid(4, BOB, 4_600, 200).cancelingMaker());

    assertThat(fills()).hasSize(2);
    assertThat(canceled(2)).isEqualTo(CancelReason.SELF_TRADE);
    assertThat(resting(Side.BID)).containsExactly("4600:50");
  }

  @Test
  void reduceOnlyTakesNoMoreThanThePosition() {
    position = 120;
    place(bid(1, ANN, 4_500, 500));

    place(ioc(ask(2, BOB, 4_500, 300)).reduceOnly());

    assertThat(fills()).extracting(Event.Fill::count).containsExactly(120L);
    assertThat(canceled(2)).isEqualTo(CancelReason.REDUCE_ONLY);
  }

  @Test
  void reduceOnlyOnTheSideOfThePositionTakesNothing() {
    position = 120;
    place(ask(1, ANN, 4_500, 500));

    place(ioc(bid(2, BOB, 4_500, 300)).reduceOnly());

    assertThat(fills()).isEmpty();
    assertThat(canceled(2)).isEqualTo(CancelReason.REDUCE_ONLY);
  }

  @Test
  void refusesTermsThatDoNotGoTogether() {
    assertThat(refusal(bid(1, ANN, 4_550, 100))).isEqualTo(Refusal.INVALID_PRICE);
    assertThat(refusal(bid(2, ANN, 0, 100))).isEqualTo(Refusal.INVALID_PRICE);
    assertThat(refusal(bid(3, ANN, 10_000, 100))).isEqualTo(Refusal.INVALID_PRICE);
    assertThat(refusal(bid(4, ANN, 4_500, 0))).isEqualTo(Refusal.INVALID_COUNT);
    assertThat(refusal(bid(5, ANN, 4_500, -100))).isEqualTo(Refusal.INVALID_COUNT);
    assertThat(refusal(bid(6, ANN, 4_500, 100).reduceOnly()))
        .isEqualTo(Refusal.REDUCE_ONLY_WITHOUT_IOC);
    assertThat(refusal(ioc(bid(7, ANN, 4_500, 100)).until(9)))
        .isEqualTo(Refusal.EXPIRY_WITHOUT_GTC);
    assertThat(refusal(bid(8, ANN, 4_500, 100).at(9).until(9)))
        .isEqualTo(Refusal.EXPIRY_IN_THE_PAST);
    assertThat(refusal(bid(9, ANN, 4_500, 100).on(3))).isEqualTo(Refusal.MARKET_NOT_FOUND);
    assertThat(refusal(bid(10, ANN, 4_500, 100).in(3))).isEqualTo(Refusal.GROUP_NOT_FOUND);
  }

  @Test
  void smallerSizeAndExpiryKeepThePlace() {
    place(bid(1, ANN, 4_500, 100), bid(2, BOB, 4_500, 100));

    engine.apply(amend(1, ANN, 4_500, 60, 5_000));

    assertThat(engine.queuePosition(1)).hasValue(0);
    assertThat(engine.queuePosition(2)).hasValue(60);
    engine.apply(new Command.Sweep(5_000));
    assertThat(canceled(1)).isEqualTo(CancelReason.EXPIRY);
  }

  @Test
  void largerSizeAndAnotherPriceLoseThePlace() {
    place(bid(1, ANN, 4_500, 100), bid(2, BOB, 4_500, 100), bid(3, CAT, 4_600, 100));

    engine.apply(amend(1, ANN, 4_500, 101, Command.SAME_EXPIRY));
    assertThat(engine.queuePosition(1)).hasValue(100);
    engine.apply(amend(2, BOB, 4_600, 100, Command.SAME_EXPIRY));
    assertThat(engine.queuePosition(2)).hasValue(100);
  }

  @Test
  void amendedCountIncludesWhatWasFilled() {
    place(bid(1, ANN, 4_500, 100), ask(2, BOB, 4_500, 30));

    assertThat(refusal(amend(1, ANN, 4_500, 30, Command.SAME_EXPIRY)))
        .isEqualTo(Refusal.INVALID_COUNT);
    engine.apply(amend(1, ANN, 4_500, 50, Command.SAME_EXPIRY));
    assertThat(resting(Side.BID)).containsExactly("4500:20");
  }

  @Test
  void amendmentMayTradeAtOnce() {
    place(bid(1, ANN, 4_500, 100), ask(2, BOB, 4_600, 70));

    engine.apply(amend(1, ANN, 4_700, 100, Command.SAME_EXPIRY));

    assertThat(fills()).extracting(Event.Fill::price).containsExactly(4_600);
    assertThat(resting(Side.BID)).containsExactly("4700:30");
  }

  @Test
  void amendmentThatIsRefusedChangesNothing() {
    place(bid(1, ANN, 4_500, 100).postOnly(), bid(2, CAT, 4_500, 5), ask(3, BOB, 4_600, 70));

    assertThat(refusal(amend(1, ANN, 4_600, 100, 9_000))).isEqualTo(Refusal.POST_ONLY_CROSS);
    assertThat(engine.queuePosition(1)).hasValue(0);
    assertThat(refusal(amend(1, BOB, 4_400, 100, 0))).isEqualTo(Refusal.ORDER_NOT_FOUND);
  }

  @Test
  void decreaseKeepsThePlaceAndToNothingCancels() {
    place(bid(1, ANN, 4_500, 100), bid(2, BOB, 4_500, 100));

    engine.apply(new Command.DecreaseBy(0, ANN, 0, 1, 30));
    assertThat(engine.queuePosition(2)).hasValue(70);
    engine.apply(new Command.DecreaseTo(0, ANN, 0, 1, 0));
    assertThat(canceled(1)).isEqualTo(CancelReason.USER);
  }

  @Test
  void secondCancelFindsNothing() {
    place(bid(1, ANN, 4_500, 100));

    engine.apply(new Command.Cancel(0, ANN, 0, 1));

    assertThat(canceled(1)).isEqualTo(CancelReason.USER);
    assertThat(refusal(new Command.Cancel(0, ANN, 0, 1))).isEqualTo(Refusal.ORDER_NOT_FOUND);
  }

  @Test
  void cancelAllTakesTheMembersOrdersOnly() {
    engine.apply(new Command.ListMarket(0, 1, PriceGrid.DECI_CENT));
    place(bid(1, ANN, 4_500, 100), bid(2, BOB, 4_500, 100), ask(3, ANN, 4_600, 100).on(1));

    engine.apply(new Command.CancelAll(0, ANN));

    assertThat(canceled(1)).isEqualTo(CancelReason.USER);
    assertThat(canceled(3)).isEqualTo(CancelReason.USER);
    assertThat(engine.queuePosition(2)).hasValue(0);
  }

  @Test
  void groupThatReachesItsLimitEndsWithItsOrders() {
    engine.apply(new Command.CreateGroup(0, ANN, 7, 100));
    place(bid(1, ANN, 4_500, 60).in(7), bid(2, ANN, 4_400, 60).in(7), bid(3, ANN, 4_300, 60));

    place(ask(4, BOB, 4_400, 110).at(1_000));

    assertThat(canceled(2)).isEqualTo(CancelReason.GROUP);
    assertThat(engine.queuePosition(3)).hasValue(0);
    assertThat(refusal(bid(5, ANN, 4_000, 10).in(7))).isEqualTo(Refusal.GROUP_TRIGGERED);
    engine.apply(new Command.ResetGroup(1_000, ANN, 7));
    place(bid(6, ANN, 4_000, 10).in(7));
    assertThat(engine.queuePosition(6)).hasValue(0);
  }

  @Test
  void groupForgetsWhatMatchedFifteenSecondsAgo() {
    engine.apply(new Command.CreateGroup(0, ANN, 7, 100));
    place(bid(1, ANN, 4_500, 200).in(7), ask(2, BOB, 4_500, 99).at(1_000));

    place(ask(3, BOB, 4_500, 99).at(16_000));

    assertThat(engine.queuePosition(1)).hasValue(0);
  }

  @Test
  void groupStopsItsOwnTaker() {
    engine.apply(new Command.CreateGroup(0, ANN, 7, 100));
    place(ask(1, BOB, 4_500, 60), ask(2, BOB, 4_500, 60), ask(3, BOB, 4_500, 60));

    place(bid(4, ANN, 4_500, 180).in(7));

    assertThat(fills()).hasSize(2);
    assertThat(canceled(4)).isEqualTo(CancelReason.GROUP);
  }

  @Test
  void loweredLimitMayTrigger() {
    engine.apply(new Command.CreateGroup(0, ANN, 7, 100));
    place(bid(1, ANN, 4_500, 60).in(7), ask(2, BOB, 4_500, 50));

    engine.apply(new Command.LimitGroup(9, ANN, 7, 50));

    assertThat(canceled(1)).isEqualTo(CancelReason.GROUP);
    assertThat(refusal(new Command.TriggerGroup(9, BOB, 7))).isEqualTo(Refusal.GROUP_NOT_FOUND);
  }

  @Test
  void expiredOrdersGoInTheSweep() {
    place(bid(1, ANN, 4_500, 100).until(2_000), bid(2, ANN, 4_500, 100).until(1_000));

    engine.apply(new Command.Sweep(999));
    assertThat(resting(Side.BID)).containsExactly("4500:200");
    engine.apply(new Command.Sweep(2_000));
    assertThat(canceled()).extracting(Event.Canceled::order).containsExactly(2L, 1L);
    assertThat(canceled()).extracting(Event.Canceled::reason).containsOnly(CancelReason.EXPIRY);
  }

  @Test
  void tradingPauseLetsCancelsPassOnly() {
    place(bid(1, ANN, 4_500, 100).cancelOnPause(), bid(2, BOB, 4_500, 100));

    engine.apply(new Command.SetPhase(0, TradingPhase.TRADING_PAUSED));

    assertThat(canceled(1)).isEqualTo(CancelReason.HALT);
    assertThat(refusal(bid(3, ANN, 4_500, 100))).isEqualTo(Refusal.TRADING_PAUSED);
    assertThat(refusal(new Command.DecreaseBy(0, BOB, 0, 2, 10))).isEqualTo(Refusal.TRADING_PAUSED);
    engine.apply(new Command.Cancel(0, BOB, 0, 2));
    assertThat(canceled(2)).isEqualTo(CancelReason.USER);
  }

  @Test
  void tradingPauseLetsGroupsOnlyCancel() {
    engine.apply(new Command.CreateGroup(0, ANN, 7, 100));
    engine.apply(new Command.SetPhase(0, TradingPhase.TRADING_PAUSED));

    assertThat(refusal(new Command.CreateGroup(0, ANN, 8, 100))).isEqualTo(Refusal.TRADING_PAUSED);
    assertThat(refusal(new Command.LimitGroup(0, ANN, 7, 50))).isEqualTo(Refusal.TRADING_PAUSED);
    assertThat(refusal(new Command.ResetGroup(0, ANN, 7))).isEqualTo(Refusal.TRADING_PAUSED);
    events.clear();
    engine.apply(new Command.TriggerGroup(0, ANN, 7));
    engine.apply(new Command.DeleteGroup(0, ANN, 7));
    assertThat(events).hasSize(2).allMatch(Event.GroupChanged.class::isInstance);
  }

  @Test
  void exchangePauseLetsNothingPass() {
    place(bid(1, ANN, 4_500, 100));

    engine.apply(new Command.SetPhase(0, TradingPhase.EXCHANGE_PAUSED));

    assertThat(refusal(new Command.Cancel(0, ANN, 0, 1))).isEqualTo(Refusal.EXCHANGE_PAUSED);
    assertThat(refusal(new Command.CancelAll(0, ANN))).isEqualTo(Refusal.EXCHANGE_PAUSED);
  }

  @Test
  void inactiveMarketTakesNoOrdersAndActivationClearsIt() {
    place(bid(1, ANN, 4_500, 100));

    engine.apply(new Command.SetActive(0, 0, false));
    assertThat(refusal(bid(2, ANN, 4_500, 100))).isEqualTo(Refusal.MARKET_INACTIVE);
    engine.apply(new Command.SetActive(0, 0, true));
    assertThat(canceled(1)).isEqualTo(CancelReason.HALT);
  }

  @Test
  void closedMarketAnswersEvenCancelsAsInactive() {
    place(bid(1, ANN, 4_500, 100));

    engine.apply(new Command.CloseMarket(0, 0));

    assertThat(canceled(1)).isEqualTo(CancelReason.CLOSE);
    assertThat(refusal(new Command.Cancel(0, ANN, 0, 1))).isEqualTo(Refusal.MARKET_INACTIVE);
  }

  @Test
  void orderIdsMustRise() {
    place(bid(5, ANN, 4_500, 100));

    assertThatThrownBy(() -> place(bid(5, ANN, 4_500, 100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("order 5 comes after order 5");
  }

  private static AnOrder ioc(AnOrder order) {
    return order.time(TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  private static AnOrder fok(AnOrder order) {
    return order.time(TimeInForce.FILL_OR_KILL);
  }

  private static Command amend(long order, int member, int price, long count, long expiresAt) {
    return new Command.Amend(0, member, 0, order, Side.BID, price, count, expiresAt);
  }

  /** Afterwards {@link #events} holds what the last one did. */
  private void place(AnOrder... orders) {
    for (AnOrder order : orders) {
      events.clear();
      engine.apply(order.placed());
    }
  }

  private Refusal refusal(AnOrder order) {
    return refusal(order.placed());
  }

  private Refusal refusal(Command command) {
    events.clear();
    engine.apply(command);
    assertThat(events).hasSize(1);
    return ((Event.Rejected) events.getFirst()).refusal();
  }

  private List<Event.Fill> fills() {
    return events.stream()
        .filter(Event.Fill.class::isInstance)
        .map(Event.Fill.class::cast)
        .toList();
  }

  private List<Event.Canceled> canceled() {
    return events.stream()
        .filter(Event.Canceled.class::isInstance)
        .map(Event.Canceled.class::cast)
        .toList();
  }

  private CancelReason canceled(long order) {
    return canceled().stream()
        .filter(canceled -> canceled.order() == order)
        .map(Event.Canceled::reason)
        .findFirst()
        .orElseThrow(() -> new AssertionError("order " + order + " was not canceled: " + events));
  }

  private List<String> resting(Side side) {
    List<String> levels = new ArrayList<>();
    engine.levels(0, side, (price, count) -> levels.add(price + ":" + count));
    return levels;
  }
}
