package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.ledger.Money;
import io.rec.venuesimulator.ledger.Precision;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where members meet the exchange: they come in here, and what they can do and see is behind it.
 */
public final class Desk {

  private final Exchange exchange;
  private final Keeper keeper;
  private final Groups all;
  private final Records records;
  private final OrderDesk orders;
  private final GroupDesk groups;
  private final Reads reads;

  /** What is read is so many milliseconds old. */
  public Desk(Exchange exchange, Keeper keeper, LongSupplier readLagMillis) {
    this.exchange = exchange;
    this.keeper = keeper;
    this.all = new Groups();
    this.records = exchange.look(floor -> new Records(floor, all, keeper));
    this.orders = new OrderDesk(exchange, records, all);
    this.groups = new GroupDesk(exchange, records, all);
    this.reads = new Reads(exchange, records, all, readLagMillis);
    exchange.listen(records);
  }

  public void listen(DeskListener listener) {
    records.listen(listener);
  }

  /** A member comes in with the cash that its account was opened with, or comes back. */
  public void open(Account account) {
    List<Keeper.Memo> kept = keeper.of(account.name());
    exchange.act(
        Optional.empty(),
        floor -> {
          Member member = new Member(account);
          records.add(member);
          if (kept.isEmpty()) {
            begin(floor, member);
          } else {
            new Returning(exchange, records, all).bring(floor, member, kept);
          }
          records.count(member, exchange.present());
          records.done(exchange.present());
          return member;
        });
    keeper.settle();
  }

  private void begin(Floor floor, Member member) {
    floor.ledger().open(member.number(), Precision.DIRECT);
    long cash = Money.of(member.account().cash());
    if (cash > 0) {
      floor.ledger().deposit(exchange.present(), member.number(), cash);
    }
  }

  /** Waits, for a while at most, until what members were told is out of danger. */
  public void settle() {
    keeper.settle();
  }

  public OrderDesk orders() {
    return orders;
  }

  public GroupDesk groups() {
    return groups;
  }

  public Reads reads() {
    return reads;
  }
}
