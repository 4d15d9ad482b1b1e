package io.rec.venuesimulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.fee.FeeType;
import io.rec.venuesimulator.matching.ListExchange;
import io.rec.venuesimulator.matching.RandomCommands;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The cleared exchange beside the plain one: after each command events, cash, reservations and
 * positions must be equal, all books balanced and nobody below zero.
 */
final class CheckedExchange {

  private static final List<FeeSchedule> FEES =
      List.of(
          FeeSchedule.CRYPTO,
          FeeSchedule.of(
              FeeType.QUADRATIC_WITH_MAKER_FEES, BigDecimal.ONE, FeeSchedule.CENTICENT_GRID),
          FeeSchedule.of(
              FeeType.QUADRATIC_WITH_COMBO_MAKER_FEES,
              new BigDecimal("0.5"),
              FeeSchedule.FINE_GRID));

  private static final List<PlainMoney.Terms> TERMS =
      List.of(
          terms("0.07", "0", "0.000001"),
          terms("0.07", "0.0175", "0.0001"),
          terms("0.035", "0.0175", "0.000001"));

  private final List<Event> events = new ArrayList<>();
  private final Clearing clearing = new Clearing(events::add, fill -> {}, posting -> {});
  private final Ledger ledger = clearing.ledger();
  private final ListExchange plain = new ListExchange();
  private final PlainMoney money =
      new PlainMoney(TERMS::get, member -> new BigDecimal(member < 3 ? "0.0001" : "0.01"));
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private final Map<String, Integer> happened = new TreeMap<>();
  private final long[] deposits = new long[RandomCommands.MEMBERS];

  CheckedExchange(List<Integer> dollars) {
    for (Command command : RandomCommands.listings()) {
      Command.ListMarket listed = (Command.ListMarket) command;
      clearing.list(0, listed.market(), listed.grid(), FEES.get(listed.market()));
      plain.apply(listed);
    }
    for (int member = 0; member < RandomCommands.MEMBERS; member++) {
      ledger.open(member, member < 3 ? Precision.DIRECT : Precision.BROKER);
      deposit(member, dollars.get(member));
    }
  }

  private static PlainMoney.Terms terms(String taker, String maker, String grid) {
    return new PlainMoney.Terms(new BigDecimal(taker), new BigDecimal(maker), new BigDecimal(grid));
  }

  Map<Refusal, Integer> refusals() {
    return refusals;
  }

  /** How often each kind of event came up. */
  Map<String, Integer> happened() {
    return happened;
  }

  void apply(Command command) {
    events.clear();
    clearing.apply(command);
    if (isUnpaid()) {
      assertUnpaid(command);
    } else {
      List<Event> expected = plain.apply(command);
      if (!events.equals(expected)) {
        assertThat(events).as("%s", command).isEqualTo(expected);
      }
    }
    events.forEach(this::count);
    if (events.stream().allMatch(Event.Rejected.class::isInstance)) {
      // Were anything changed all the same, the next command that is let in would show it.
      return;
    }
    events.forEach(money::on);
    assertBooksBalance();
    for (int member = 0; member < RandomCommands.MEMBERS; member++) {
      assertMember(member, command);
    }
  }

  /** Everything is paid out, and what was paid in is with members or is fees. */
  void settle(boolean yes) {
    long paid = 0;
    for (int market = 0; market < RandomCommands.GRIDS.size(); market++) {
      for (Settled settled : clearing.settle(Long.MAX_VALUE, market, yes)) {
        paid += settled.payout();
      }
      assertThat(ledger.amount(new LedgerAccount.Escrow(market))).isZero();
    }
    long cash = 0;
    for (int member = 0; member < RandomCommands.MEMBERS; member++) {
      assertThat(ledger.reserved(member)).isZero();
      assertThat(ledger.positions(member).values()).allMatch(held -> held.count() == 0);
      cash += ledger.amount(new LedgerAccount.Cash(member));
    }
    assertThat(paid).isNotNegative();
    assertThat(cash + ledger.amount(new LedgerAccount.Fees()))
        .isEqualTo(LongStream.of(deposits).sum());
    assertThat(ledger.sum()).isZero();
  }

  private void deposit(int member, int dollars) {
    ledger.deposit(0, member, dollars * Money.DOLLAR);
    money.deposit(member, BigDecimal.valueOf(dollars));
    deposits[member] += dollars * Money.DOLLAR;
  }

  private void count(Event event) {
    happened.merge(
        event instanceof Event.Canceled canceled
            ? "Canceled " + canceled.reason()
            : event.getClass().getSimpleName(),
        1,
        Integer::sum);
    if (event instanceof Event.Rejected rejected) {
      refusals.merge(rejected.refusal(), 1, Integer::sum);
    }
  }

  private boolean isUnpaid() {
    return events.size() == 1
        && events.getFirst() instanceof Event.Rejected rejected
        && rejected.refusal() == Refusal.INSUFFICIENT_BALANCE;
  }

  /** What was refused would have left the member below zero, as the plain exchange shows. */
  private void assertUnpaid(Command command) {
    int member = ((Command.Request) command).member();
    ListExchange tried = plain.copy();
    List<Event> events = tried.apply(command);
    boolean refusedOtherwise = events.getFirst() instanceof Event.Rejected;
    boolean freesOwnOrders =
        events.stream()
            .anyMatch(
                event ->
                    event instanceof Event.Canceled canceled
                        && canceled.rested()
                        && canceled.member() == member);
    if (command instanceof Command.Place placed && isImmediate(placed)) {
      assertThat(leftAtLimit(placed).min(leftAfter(member, tried, events))).isNegative();
    } else if (!refusedOtherwise && !freesOwnOrders) {
      assertThat(leftAfter(member, tried, events)).as("%s", command).isNegative();
    }
  }

  private BigDecimal leftAfter(int member, ListExchange tried, List<Event> events) {
    PlainMoney after = money.copy();
    events.forEach(after::on);
    return after.cash(member).subtract(after.reserved(member, tried.resting()));
  }

  private static boolean isImmediate(Command.Place placed) {
    return placed.timeInForce() != TimeInForce.GOOD_TILL_CANCELED;
  }

  /** As if all that it may take were taken at its limit, from somebody who has everything. */
  private BigDecimal leftAtLimit(Command.Place placed) {
    long held = placed.side().other().signed(plain.position(placed.member(), placed.market()));
    long count = placed.reduceOnly() ? Math.clamp(held, 0, placed.count()) : placed.count();
    int other = (placed.member() + 1) % RandomCommands.MEMBERS;
    PlainMoney after = money.copy();
    after.on(
        new Event.Fill(
            0,
            placed.market(),
            0,
            placed.side(),
            placed.price(),
            count,
            placed.member(),
            placed.order(),
            0,
            other,
            -1,
            0));
    return after.cash(placed.member()).subtract(after.reserved(placed.member(), plain.resting()));
  }

  private void assertBooksBalance() {
    assertZero(ledger.sum());
    for (int market = 0; market < RandomCommands.GRIDS.size(); market++) {
      long net = 0;
      long open = 0;
      for (int member = 0; member < RandomCommands.MEMBERS; member++) {
        long count = plain.position(member, market);
        net += count;
        open += Math.max(0, count);
      }
      assertZero(net);
      assertZero(ledger.amount(new LedgerAccount.Escrow(market)) - open * Money.PAYOUT);
    }
    assertSame(ledger.amount(new LedgerAccount.Fees()), money.fees(), "fees");
  }

  private void assertMember(int member, Command command) {
    assertSame(ledger.amount(new LedgerAccount.Cash(member)), money.cash(member), command);
    assertSame(ledger.reserved(member), money.reserved(member, plain.resting()), command);
    if (ledger.balance(member) < 0) {
      assertThat(ledger.balance(member)).as("balance after %s", command).isNotNegative();
    }
    long booked = 0;
    for (Map.Entry<Integer, Position> each : ledger.positions(member).entrySet()) {
      Position held = each.getValue();
      assertZero(held.count() - plain.position(member, each.getKey()));
      booked += held.realised() - held.cost() - held.fees();
    }
    assertZero(ledger.amount(new LedgerAccount.Cash(member)) - booked - deposits[member]);
  }

  private static void assertSame(long amount, BigDecimal dollars, Object as) {
    if (Money.dollars(amount).compareTo(dollars) != 0) {
      assertThat(Money.dollars(amount)).as("%s", as).isEqualByComparingTo(dollars);
    }
  }

  private static void assertZero(long amount) {
    if (amount != 0) {
      assertThat(amount).isZero();
    }
  }
}
