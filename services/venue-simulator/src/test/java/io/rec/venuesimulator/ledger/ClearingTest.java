package io.rec.venuesimulator.ledger;

import static io.rec.venuesimulator.matching.AnOrder.ask;
import static io.rec.venuesimulator.matching.AnOrder.bid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.matching.AnOrder;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClearingTest {

  private static final int ANN = 1;
  private static final int BOB = 2;
  private static final int RICH = 3;

  private final List<Event> events = new ArrayList<>();
  private final List<Booked> booked = new ArrayList<>();
  private final List<Posting> postings = new ArrayList<>();
  private final Clearing clearing = new Clearing(events::add, booked::add, postings::add);
  private final Ledger ledger = clearing.ledger();

  @BeforeEach
  void open() {
    clearing.list(0, 0, PriceGrid.LINEAR_CENT, FeeSchedule.CRYPTO);
    for (int member : new int[] {ANN, BOB, RICH}) {
      ledger.open(member, Precision.DIRECT);
    }
    ledger.deposit(0, RICH, dollars("1000000"));
  }

  @Test
  void takerPaysPriceAndFeeAndMakerThePriceAlone() {
    deposit(ANN, "10");
    place(ask(1, RICH, 5_200, 100), bid(2, ANN, 6_000, 100));

    assertThat(ledger.balance(ANN)).isEqualTo(dollars("9.4625"));
    assertThat(ledger.balance(RICH)).isEqualTo(dollars("999999.52"));
    assertThat(ledger.amount(new LedgerAccount.Fees())).isEqualTo(dollars("0.0175"));
    assertThat(ledger.amount(new LedgerAccount.Escrow(0))).isEqualTo(dollars("1"));
    assertThat(ledger.sum()).isZero();
  }

  @Test
  void costAndFeeToTheLastDigitAreEnough() {
    deposit(ANN, "0.5175");
    deposit(BOB, "0.5174");
    place(ask(1, RICH, 5_000, 300));

    assertThat(refusal(bid(2, BOB, 5_000, 100))).isEqualTo(Refusal.INSUFFICIENT_BALANCE);
    place(bid(3, ANN, 5_000, 100));

    assertThat(ledger.balance(ANN)).isZero();
    assertThat(ledger.positions(ANN).get(0).count()).isEqualTo(100);
    assertThat(clearing.engine().queuePosition(1)).hasValue(0);
  }

  @Test
  void restingOrderReservesItsCost() {
    deposit(ANN, "5");

    place(bid(1, ANN, 4_000, 1_000));

    assertThat(ledger.balance(ANN)).isEqualTo(dollars("1"));
    assertThat(refusal(ask(2, ANN, 8_000, 501))).isEqualTo(Refusal.INSUFFICIENT_BALANCE);
    place(ask(3, ANN, 8_000, 500));
    assertThat(ledger.balance(ANN)).isZero();
    clearing.apply(new Command.CancelAll(0, ANN));
    assertThat(ledger.balance(ANN)).isEqualTo(dollars("5"));
  }

  @Test
  void closingNeedsNoCash() {
    deposit(ANN, "5.1750");
    place(ask(1, RICH, 5_000, 1_000), bid(2, ANN, 5_000, 1_000));
    assertThat(ledger.balance(ANN)).isZero();

    place(ask(3, ANN, 9_000, 1_000));

    assertThat(ledger.reserved(ANN)).isZero();
    // What the first ten bring pays for what the next ten would cost.
    place(ask(4, ANN, 9_000, 1_000));
    assertThat(ledger.reserved(ANN)).isZero();
    place(bid(5, RICH, 100, 1_000));
    assertThat(refusal(ask(6, ANN, 100, 1_000))).isEqualTo(Refusal.INSUFFICIENT_BALANCE);
  }

  @Test
  void whatDoesNotRestIsPaidForAtItsLimit() {
    deposit(ANN, "5");
    place(ask(1, RICH, 4_000, 1_000));

    // Ten at 0.40 would cost 4.168, but nobody knows that before they are bought.
    assertThat(refusal(ioc(bid(2, ANN, 9_900, 1_000)))).isEqualTo(Refusal.INSUFFICIENT_BALANCE);
    assertThat(refusal(bid(3, ANN, 5_000, 1_000).time(TimeInForce.FILL_OR_KILL)))
        .isEqualTo(Refusal.INSUFFICIENT_BALANCE);
    place(ioc(bid(4, ANN, 4_800, 1_000)));

    assertThat(ledger.balance(ANN)).isEqualTo(dollars("0.832"));
    assertThat(ledger.positions(ANN).get(0).count()).isEqualTo(1_000);
    // What closes is paid for by what it closes.
    place(bid(5, RICH, 100, 1_000), ioc(ask(6, ANN, 100, 1_000)));
    assertThat(ledger.positions(ANN).get(0).count()).isZero();
  }

  @Test
  void oneOrderThatCrossesZeroClosesFirstAndThenOpens() {
    deposit(ANN, "100");
    place(ask(1, RICH, 4_000, 1_000), bid(2, ANN, 4_000, 1_000));
    place(bid(3, RICH, 7_000, 2_500), ioc(ask(4, ANN, 7_000, 2_500)));

    Position position = ledger.positions(ANN).get(0);
    assertThat(position.count()).isEqualTo(-1_500);
    assertThat(position.cost()).isEqualTo(dollars("4.5"));
    assertThat(position.realised()).isEqualTo(dollars("3"));
    // − 4.00 − 0.168, then + 7.00 − 4.50 − 0.3675
    assertThat(ledger.balance(ANN)).isEqualTo(dollars("97.9645"));
    assertThat(position.fees()).isEqualTo(dollars("0.5355"));
  }

  @Test
  void closingRealisesAgainstTheAverageCost() {
    Position position =
        Position.FLAT
            .after(Side.BID, 3_000, 1_000, 0)
            .after(Side.BID, 6_000, 500, 0)
            .after(Side.ASK, 5_000, 300, 0);

    assertThat(position.count()).isEqualTo(1_200);
    assertThat(position.cost()).isEqualTo(dollars("4.80"));
    assertThat(position.realised()).isEqualTo(dollars("0.30"));
  }

  @Test
  void theLastPartOfAPositionTakesAllCostThatIsLeft() {
    Position third = Position.FLAT.after(Side.ASK, 9_990, 3, 0).after(Side.BID, 9_990, 1, 0);
    assertThat(third.cost()).isEqualTo(20);

    Position flat = third.after(Side.BID, 9_990, 2, 0);

    assertThat(flat.count()).isZero();
    assertThat(flat.cost()).isZero();
    assertThat(flat.realised()).isZero();
  }

  @Test
  void settlementPaysTheWinnersAndEmptiesTheEscrow() {
    deposit(ANN, "100");
    place(ask(1, RICH, 4_000, 1_582), bid(2, ANN, 4_000, 1_582), bid(3, ANN, 1_000, 100));

    List<Settled> settled = clearing.settle(9, 0, true);

    assertThat(settled).extracting(Settled::payout).containsExactly(dollars("15.82"), 0L);
    assertThat(ledger.amount(new LedgerAccount.Escrow(0))).isZero();
    assertThat(ledger.reserved(ANN)).isZero();
    assertThat(ledger.positions(ANN).get(0).realised()).isEqualTo(dollars("9.492"));
    assertThat(ledger.positions(RICH).get(0).realised()).isEqualTo(-dollars("9.492"));
    assertThat(ledger.sum()).isZero();
  }

  @Test
  void portfolioIsWorthWhatItsSidesTradeAt() {
    deposit(ANN, "100");
    place(ask(1, RICH, 4_000, 1_000), bid(2, ANN, 4_000, 1_000));

    assertThat(ledger.portfolioValue(ANN, market -> 4_500)).isEqualTo(dollars("4.50"));
    assertThat(ledger.portfolioValue(RICH, market -> 4_500)).isEqualTo(dollars("5.50"));
  }

  @Test
  void amendmentIsPaidForToo() {
    deposit(ANN, "5");
    place(bid(1, ANN, 4_000, 1_000));

    assertThat(refusal(new Command.Amend(0, ANN, 0, 1, Side.BID, 5_100, 1_000, -1)))
        .isEqualTo(Refusal.INSUFFICIENT_BALANCE);
    assertThat(ledger.reserved(ANN)).isEqualTo(dollars("4"));
    clearing.apply(new Command.Amend(0, ANN, 0, 1, Side.BID, 5_000, 1_000, -1));
    assertThat(ledger.balance(ANN)).isZero();
  }

  @Test
  void bothSidesOfAFillAreToldWithFeeAndPosition() {
    deposit(ANN, "100");
    place(ask(1, RICH, 5_000, 100), bid(2, ANN, 5_000, 100));

    assertThat(booked).extracting(Booked::taker).containsExactly(true, false);
    assertThat(booked).extracting(each -> each.charge().net()).containsExactly(17_500L, 0L);
    assertThat(booked).extracting(each -> each.position().count()).containsExactly(100L, -100L);
  }

  @Test
  void cashBelowZeroAndDustAreRefused() {
    deposit(ANN, "1");

    assertThat(ledger.withdraw(0, ANN, dollars("1.0001"))).isFalse();
    assertThat(ledger.withdraw(0, ANN, dollars("0.4"))).isTrue();
    assertThat(ledger.balance(ANN)).isEqualTo(dollars("0.6"));
    assertThatThrownBy(() -> ledger.deposit(0, ANN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DEPOSIT of 0.000001 for member 1");
  }

  @Test
  void postingThatDoesNotSumToZeroIsNoPosting() {
    assertThatThrownBy(
            () ->
                new Posting(
                    0, Posting.Cause.FILL, List.of(new Posting.Entry(new LedgerAccount.Fees(), 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long dollars(String amount) {
    return Money.of(new BigDecimal(amount));
  }

  private static AnOrder ioc(AnOrder order) {
    return order.time(TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  private void deposit(int member, String amount) {
    ledger.deposit(0, member, dollars(amount));
  }

  private void place(AnOrder... orders) {
    for (AnOrder order : orders) {
      clearing.apply(order.placed());
    }
  }

  private Refusal refusal(AnOrder order) {
    return refusal(order.placed());
  }

  private Refusal refusal(Command command) {
    events.clear();
    clearing.apply(command);
    assertThat(events).hasSize(1);
    return ((Event.Rejected) events.getFirst()).refusal();
  }
}
