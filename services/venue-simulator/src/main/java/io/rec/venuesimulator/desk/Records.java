package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.exchange.FloorListener;
import io.rec.venuesimulator.exchange.TradeIds;
import io.rec.venuesimulator.ledger.Booked;
import io.rec.venuesimulator.ledger.LedgerAccount;
import io.rec.venuesimulator.ledger.Position;
import io.rec.venuesimulator.ledger.Settled;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the engine does to members, and tells it once the deed is done. */
final class Records implements FloorListener {

  private final Floor floor;
  private final Groups groups;
  private final Keeper keeper;
  private final Map<Integer, Member> members = new HashMap<>();
  private final Map<Long, HeldOrder> live = new HashMap<>();
  private final List<DeskListener> listeners = new CopyOnWriteArrayList<>();

  private final Set<HeldOrder> changed = new LinkedHashSet<>();
  private final List<Filled> fills = new ArrayList<>();
  private final Set<Moved> moved = new LinkedHashSet<>();
  private final Set<Member> touched = new LinkedHashSet<>();
  private final List<Keeper.Memo> memos = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();

  private record Filled(Member member, MemberFill fill) {}

  private record Moved(Member member, ListedMarket market) {}

  Records(Floor floor, Groups groups, Keeper keeper) {
    this.floor = floor;
    this.groups = groups;
    this.keeper = keeper;
  }

  void listen(DeskListener listener) {
    listeners.add(listener);
  }

  void add(Member member) {
    members.put(member.number(), member);
  }

  Member member(Account account) {
    Member member = members.get(account.number());
    if (member == null) {
      throw new IllegalArgumentException(account.name() + " is no member");
    }
    return member;
  }

  /** An order on its way to the engine. */
  void coming(HeldOrder order) {
    live.put(order.number(), order);
    order.member().add(order);
  }

  /** The engine refused it. */
  void refused(HeldOrder order) {
    live.remove(order.number());
    order.member().remove(order);
  }

  /** Why the last request was refused, if it was. */
  Optional<Refusal> takeRefusal() {
    Optional<Refusal> taken = refusal;
    refusal = Optional.empty();
    return taken;
  }

  @Override
  public void happened(Event event) {
    switch (event) {
      case Event.Rejected e -> rejected(e);
      case Event.Accepted e -> held(e.order()).ifPresent(order -> changed.add(order));
      case Event.Resting e -> held(e.order()).ifPresent(order -> changed.add(order));
      case Event.Canceled e ->
          held(e.order())
              .ifPresent(
                  order ->
                      set(
                          order,
                          order.now().left(OrderStatus.CANCELED, 0, e.at(), e.reason().wire())));
      case Event.Decreased e ->
          held(e.order())
              .ifPresent(
                  order ->
                      set(
                          order,
                          order.now().left(OrderStatus.RESTING, e.left(), e.at(), "Decrease")));
      case Event.Amended e ->
          held(e.order())
              .ifPresent(
                  order ->
                      set(order, order.now().amended(e.price(), e.left(), e.expiresAt(), e.at())));
      case Event.GroupChanged e -> groups.on(e);
      case Event.Fill e -> {}
    }
  }

  @Override
  public void booked(Booked booked) {
    Optional<HeldOrder> order = held(booked.order());
    if (order.isEmpty()) {
      return;
    }
    Member member = order.get().member();
    ListedMarket market = order.get().now().terms().market();
    long fee = booked.charge().net();
    set(
        order.get(),
        order.get().now().filled(booked.count(), booked.price(), booked.taker(), fee, booked.at()));
    MemberFill fill =
        new MemberFill(
            TradeIds.of(market, booked.at(), booked.trade()),
            order.get().now().terms().id(),
            order.get().now().clientOrderId(),
            market,
            booked.side(),
            booked.price(),
            booked.count(),
            booked.taker(),
            fee,
            booked.position().count(),
            booked.at());
    member.fills.add(fill);
    fills.add(new Filled(member, fill));
    position(member, market, booked.position(), false, booked.at());
  }

  @Override
  public void settled(Settled settled) {
    Member member = members.get(settled.member());
    Optional<ListedMarket> market = floor.market(settled.market());
    if (member == null || market.isEmpty()) {
      return;
    }
    paid(
        member,
        new Payment(market.get(), settled.yes(), settled.held(), settled.payout(), settled.at()));
    Position after = floor.ledger().positions(member.number()).get(settled.market());
    if (after != null) {
      position(member, market.get(), after, true, settled.at());
    }
  }

  void paid(Member member, Payment payment) {
    member.payments.add(payment);
    memos.add(Memos.payment(member, payment));
  }

  /** An order that did not come back. */
  void ended(HeldOrder order, String reason, long at) {
    set(order, order.now().left(OrderStatus.CANCELED, 0, at, reason));
  }

  @Override
  public void done(long epochMillis) {
    for (HeldOrder order : changed) {
      touched.add(order.member());
      end(order);
      memos.add(Memos.order(order.member(), order.now()));
      listeners.forEach(l -> l.orderChanged(order.member(), order.now()));
    }
    for (Filled filled : fills) {
      memos.add(Memos.fill(filled.member(), filled.fill()));
      listeners.forEach(l -> l.filled(filled.member(), filled.fill()));
    }
    for (Moved position : moved) {
      HeldPosition now = position.member().position(position.market());
      memos.add(Memos.position(position.member(), now));
      listeners.forEach(l -> l.positionChanged(position.member(), now));
    }
    for (Groups.Told told : groups.takeNews()) {
      touched.add(told.member());
      memos.add(told.memo());
      listeners.forEach(l -> l.groupChanged(told.member(), told.news()));
    }
    touched.forEach(member -> count(member, epochMillis));
    if (!memos.isEmpty()) {
      keeper.keep(List.copyOf(memos));
    }
    changed.clear();
    fills.clear();
    moved.clear();
    touched.clear();
    memos.clear();
  }

  void renamed(HeldOrder order, String clientOrderId) {
    order.set(order.now().named(clientOrderId));
    keeper.keep(List.of(Memos.order(order.member(), order.now())));
  }

  /** The id was used and made no order that would remember it. */
  void spent(Member member, String clientOrderId) {
    member.spentIds.add(clientOrderId);
    keeper.keep(List.of(Memos.spent(member, clientOrderId)));
  }

  /** What is there to trade with, as reads tell it from now on. */
  void count(Member member, long epochMillis) {
    int number = member.number();
    member.cash.set(
        epochMillis,
        new Member.Cash(
            floor.ledger().balance(number), floor.ledger().reserved(number), epochMillis));
    memos.add(Memos.cash(member, floor.ledger().amount(new LedgerAccount.Cash(number))));
  }

  private void rejected(Event.Rejected event) {
    if (members.containsKey(event.member())) {
      refusal = Optional.of(event.refusal());
    }
  }

  private void end(HeldOrder order) {
    if (order.now().status() != OrderStatus.RESTING) {
      live.remove(order.number());
      order.member().open.remove(order);
    }
  }

  void position(Member member, ListedMarket market, Position position, boolean settled, long at) {
    member
        .positions
        .computeIfAbsent(market, key -> new Versions<>())
        .set(at, new HeldPosition(market, position, settled, at));
    moved.add(new Moved(member, market));
    touched.add(member);
  }

  private void set(HeldOrder order, MemberOrder now) {
    order.set(now);
    changed.add(order);
  }

  private Optional<HeldOrder> held(long number) {
    return Optional.ofNullable(live.get(number));
  }
}
