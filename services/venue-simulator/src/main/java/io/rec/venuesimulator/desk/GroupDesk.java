package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** What members do with order groups. Whatever is not done is thrown as {@link Denied}. */
public final class GroupDesk {

  private static final int MOST_GROUPS = 25_000;

  private final Exchange exchange;
  private final Records records;
  private final Groups groups;

  GroupDesk(Exchange exchange, Records records, Groups groups) {
    this.exchange = exchange;
    this.records = records;
    this.groups = groups;
  }

  /** The limit is in hundredths of a contract, within fifteen seconds. */
  public OrderGroup create(Account account, long limit) {
    return exchange.act(
        Optional.empty(),
        floor -> {
          Member member = records.member(account);
          if (groups.of(member).size() >= MOST_GROUPS) {
            throw Denied.invalidParameters("too many order groups");
          }
          OrderGroup group = groups.coming(member, limit);
          floor.apply(
              new Command.CreateGroup(exchange.present(), account.number(), group.number(), limit));
          Optional<Refusal> refusal = records.takeRefusal();
          if (refusal.isPresent()) {
            groups.refused(group);
            throw Denied.of(refusal.get());
          }
          return group;
        });
  }

  public void limit(Account account, String id, long limit) {
    change(
        account,
        id,
        at -> group -> new Command.LimitGroup(at, account.number(), group, limit),
        group -> groups.limit(group, limit));
  }

  public void trigger(Account account, String id) {
    change(
        account, id, at -> group -> new Command.TriggerGroup(at, account.number(), group), g -> {});
  }

  public void reset(Account account, String id) {
    change(
        account, id, at -> group -> new Command.ResetGroup(at, account.number(), group), g -> {});
  }

  public void delete(Account account, String id) {
    change(
        account, id, at -> group -> new Command.DeleteGroup(at, account.number(), group), g -> {});
  }

  /** What the exchange shall do at an instant to the group with a number. */
  private interface Change extends LongFunction<LongFunction<Command.Request>> {}

  private void change(Account account, String id, Change change, Consumer<OrderGroup> first) {
    exchange.act(
        Optional.empty(),
        floor -> {
          OrderGroup group = groups.find(records.member(account), id);
          first.accept(group);
          floor.apply(change.apply(exchange.present()).apply(group.number()));
          Optional<Refusal> refusal = records.takeRefusal();
          if (refusal.isPresent()) {
            groups.limit(group, group.limit());
            throw Denied.of(refusal.get());
          }
          return group;
        });
  }
}
