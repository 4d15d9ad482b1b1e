package io.rec.venuesimulator.ledger;

import static io.rec.venuesimulator.ledger.Posting.entry;

import io.rec.venuesimulator.matching.Credit;
import io.rec.venuesimulator.matching.message.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Cash, reservations and positions of all members. */
public final class Ledger {

  private static final LedgerAccount OUTSIDE = new LedgerAccount.Outside();

  private final Members members = new Members();
  private final Balances balances = new Balances();
  private final Consumer<? super Posting> journal;
  private final OrderBooking booking;

  /** Tells each posting and both sides of each fill, once they are booked. */
  public Ledger(Consumer<? super Posting> journal, Consumer<? super Booked> fills) {
    this.journal = journal;
    this.booking = new OrderBooking(members, this::post, fills);
  }

  public void open(int member, Precision precision) {
    members.open(member, precision);
  }

  public void list(int market, FeeSchedule fees) {
    members.list(market, fees);
  }

  /** What the matching engine asks before it lets an order in. */
  public Credit credit() {
    return new CreditCheck(members, balances);
  }

  /** Books what the matching engine told. */
  public void on(Event event) {
    booking.on(event);
  }

  /**
   * Brings cash in.
   *
   * @throws IllegalArgumentException when it is not positive or finer than the member's precision
   */
  public void deposit(long at, int member, long amount) {
    move(at, Posting.Cause.DEPOSIT, member, amount, amount);
  }

  /** Takes cash out, if the balance is enough. */
  public boolean withdraw(long at, int member, long amount) {
    if (amount > balance(member)) {
      return false;
    }
    move(at, Posting.Cause.WITHDRAWAL, member, amount, -amount);
    return true;
  }

  /**
   * Takes up a position that was held before the ledger was made, with the escrow behind it. The
   * other side of it is the counterparty's.
   */
  public void takeUp(long at, int member, int market, Position held, int counterparty) {
    Holding own = members.member(member).holding(market);
    Holding other = members.member(counterparty).holding(market);
    Position opposite = other.position().against(held.count());
    long pairs =
        Math.max(0, held.count())
            - Math.max(0, own.position().count())
            + Math.max(0, opposite.count())
            - Math.max(0, other.position().count());
    own.position(held);
    other.position(opposite);
    long escrow = Math.multiplyExact(pairs, Money.PAYOUT);
    post(
        new Posting(
            at,
            Posting.Cause.DEPOSIT,
            List.of(entry(new LedgerAccount.Escrow(market), escrow), entry(OUTSIDE, -escrow))));
  }

  /**
   * Pays the winning side and ends the market's positions.
   *
   * @throws IllegalStateException when an order still rests there
   */
  public List<Settled> settle(long at, int market, boolean yes) {
    List<Settled> settled = new ArrayList<>();
    List<Posting.Entry> entries = new ArrayList<>();
    long paid = 0;
    for (Member member : members.all()) {
      Holding holding = member.holdings.get(market);
      if (holding == null) {
        continue;
      }
      if (holding.rests()) {
        throw new IllegalStateException(
            "market %d has orders of member %d".formatted(market, member.number()));
      }
      Position held = holding.position();
      if (held.count() != 0) {
        long payout = held.payout(yes);
        paid = Math.addExact(paid, payout);
        entries.add(entry(member.cash, payout));
        settled.add(new Settled(at, member.number(), market, yes, held, payout));
        holding.position(held.settled(payout));
      }
    }
    entries.add(entry(new LedgerAccount.Escrow(market), -paid));
    post(new Posting(at, Posting.Cause.SETTLEMENT, entries));
    return settled;
  }

  /** What is left to trade with: cash less reservations. */
  public long balance(int member) {
    Member asked = members.member(member);
    return balances.of(asked.cash) - asked.reserved;
  }

  /** What resting orders may still cost. */
  public long reserved(int member) {
    return members.member(member).reserved;
  }

  /** Every market the member ever traded in or had an order in. */
  public Map<Integer, Position> positions(int member) {
    Map<Integer, Position> positions = new TreeMap<>();
    members.member(member).holdings.forEach((key, held) -> positions.put(key, held.position()));
    return positions;
  }

  /** What open positions are worth at YES prices by market. */
  public long portfolioValue(int member, IntUnaryOperator yesPrices) {
    long value = 0;
    for (Map.Entry<Integer, Position> each : positions(member).entrySet()) {
      if (each.getValue().count() != 0) {
        int price = yesPrices.applyAsInt(each.getKey());
        value = Math.addExact(value, each.getValue().value(price));
      }
    }
    return value;
  }

  public long amount(LedgerAccount account) {
    return balances.of(account);
  }

  /** Over all accounts: zero, or the ledger is broken. */
  public long sum() {
    return balances.sum();
  }

  private void move(long at, Posting.Cause cause, int member, long amount, long gain) {
    Member asked = members.member(member);
    if (amount <= 0 || amount % asked.precision.step() != 0) {
      throw new IllegalArgumentException(
          "%s of %s for member %d".formatted(cause, Money.dollars(amount), member));
    }
    post(new Posting(at, cause, List.of(entry(asked.cash, gain), entry(OUTSIDE, -gain))));
  }

  private void post(Posting posting) {
    balances.post(posting);
    journal.accept(posting);
  }
}
