package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.ledger.Money;
import io.rec.venuesimulator.ledger.Precision;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where members meet the exchange: they come in here, and what they can do and see is behind it.
 */
public final class Desk {

  private final Exchange exchange;
  private final Records records;
  private final OrderDesk orders;
  private final GroupDesk groups;
  private final Reads reads;

  /** What is read is so many milliseconds old. */
  public Desk(Exchange exchange, LongSupplier readLagMillis) {
    this.exchange = exchange;
    Groups all = new Groups();
    this.records = exchange.look(floor -> new Records(floor, all));
    this.orders = new OrderDesk(exchange, records, all);
    this.groups = new GroupDesk(exchange, records, all);
    this.reads = new Reads(exchange, records, all, readLagMillis);
    exchange.listen(records);
  }

  public void listen(DeskListener listener) {
    records.listen(listener);
  }

  /** A member comes in with the cash that its account was opened with. */
  public void open(Account account) {
    exchange.act(
        Optional.empty(),
        floor -> {
          Member member = new Member(account);
          records.add(member);
          floor.ledger().open(account.number(), Precision.DIRECT);
          long cash = Money.of(account.cash());
          if (cash > 0) {
            floor.ledger().deposit(exchange.present(), account.number(), cash);
          }
          records.count(member, exchange.present());
          return member;
        });
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
