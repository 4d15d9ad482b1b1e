package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.ledger.Precision;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member comes back after the simulator was started anew: with its cash, its positions and the
 * orders that still rest. Markets that ended in between have paid.
 */
final class Returning {

  private static final Logger LOG = LoggerFactory.getLogger(Returning.class);

  private final Exchange exchange;
  private final Records records;
  private final Groups groups;
  private final Memos memos;
  private final List<MemberOrder> orders = new ArrayList<>();
  private final List<OrderGroup> living = new ArrayList<>();
  private final List<OrderGroup> triggered = new ArrayList<>();
  private long cash;
  private int lost;

  Returning(Exchange exchange, Records records, Groups groups) {
    this.exchange = exchange;
    this.records = records;
    this.groups = groups;
    this.memos = new Memos(exchange.listings());
  }

  /** First the money, so that no half of it is ever remembered; then what can trade. */
  void bring(Floor floor, Member member, List<Keeper.Memo> kept) {
    long at = exchange.present();
    kept.forEach(memo -> read(member, memo));
    if (lost > 0) {
      LOG.atWarn()
          .addKeyValue("account", member.account().name())
          .addKeyValue("records", lost)
          .log("records of markets that this seed and these symbols do not have");
    }
    payWhatEnded(member, at);
    floor.ledger().open(member.number(), Precision.DIRECT);
    if (cash > 0) {
      floor.ledger().deposit(at, member.number(), cash);
    }
    takeUpPositions(floor, member, at);
    floor.whileOpen(
        at,
        () -> {
          living.forEach(group -> create(floor, group, at));
          orders.sort(Comparator.comparingLong(order -> order.terms().place()));
          orders.forEach(order -> bring(floor, member, order, at));
        });
    triggered.forEach(
        group -> floor.apply(new Command.TriggerGroup(at, member.number(), group.number())));
  }

  private static void create(Floor floor, OrderGroup group, long at) {
    floor.apply(
        new Command.CreateGroup(at, group.member().number(), group.number(), group.limit()));
  }

  private void read(Member member, Keeper.Memo memo) {
    JsonObject json = json(memo);
    switch (memo.kind()) {
      case "cash" -> {
        cash = Memos.whole(json, "amount");
        member.openedMillis = Memos.whole(json, "opened");
        member.placed = Memos.whole(json, "placed");
        member.grouped = Memos.whole(json, "grouped");
        member.unnamed = Memos.whole(json, "unnamed");
      }
      case "spent" -> member.spentIds.add(memo.id());
      case "group" -> group(member, memo.id(), json);
      case "order" -> found(memos.order(memo.id(), json)).ifPresent(orders::add);
      case "fill" -> found(memos.fill(json)).ifPresent(member.fills::add);
      case "payment" -> found(memos.payment(json)).ifPresent(member.payments::add);
      case "position" -> found(memos.position(json)).ifPresent(held -> set(member, held));
      default -> throw new IllegalArgumentException("a record of kind " + memo.kind());
    }
  }

  private <T> Optional<T> found(Optional<T> read) {
    if (read.isEmpty()) {
      lost++;
    }
    return read;
  }

  private void group(Member member, String id, JsonObject json) {
    if (json.flag("there").orElse(false)) {
      OrderGroup group = groups.coming(member, UUID.fromString(id), Memos.whole(json, "limit"));
      living.add(group);
      if (json.flag("triggered").orElse(false)) {
        triggered.add(group);
      }
    }
  }

  private static void set(Member member, HeldPosition held) {
    member
        .positions
        .computeIfAbsent(held.market(), key -> new Versions<>())
        .set(held.updatedMillis(), held);
  }

  private void payWhatEnded(Member member, long at) {
    for (Versions<HeldPosition> versions : List.copyOf(member.positions.values())) {
      HeldPosition held = versions.latest().orElseThrow();
      Instant paidAt = held.market().times().finalized();
      if (held.settled() || paidAt.toEpochMilli() > at) {
        continue;
      }
      boolean yes = exchange.results().winner(held.market()) == Leg.YES;
      long payout = held.position().payout(yes);
      cash += payout;
      if (held.position().count() != 0) {
        records.paid(
            member,
            new Payment(held.market(), yes, held.position(), payout, paidAt.toEpochMilli()));
      }
      records.position(
          member, held.market(), held.position().settled(payout), true, paidAt.toEpochMilli());
    }
  }

  private static void takeUpPositions(Floor floor, Member member, long at) {
    for (Versions<HeldPosition> versions : member.positions.values()) {
      HeldPosition held = versions.latest().orElseThrow();
      if (!held.settled()) {
        floor
            .number(held.market())
            .ifPresent(
                market ->
                    floor
                        .ledger()
                        .takeUp(at, member.number(), market, held.position(), Floor.MAKERS));
      }
    }
  }

  private void bring(Floor floor, Member member, MemberOrder order, long at) {
    HeldOrder held = new HeldOrder(member, floor.nextOrder(), order.filled(), new Versions<>());
    held.set(order);
    member.orders.put(order.terms().id(), held);
    member.spentIds.add(order.clientOrderId());
    if (order.status() != OrderStatus.RESTING) {
      return;
    }
    boolean open =
        order.terms().market().times().status(Instant.ofEpochMilli(at)) == MarketStatus.ACTIVE;
    Optional<Integer> market = floor.number(order.terms().market());
    if (!open || market.isEmpty()) {
      records.ended(held, "CloseCancel", at);
      return;
    }
    records.coming(held);
    floor.apply(place(member, held, order, market.get(), at));
    if (records.takeRefusal().isPresent()) {
      boolean over = order.expiresAt() > 0 && order.expiresAt() <= at;
      records.ended(held, over ? "ExpiryCancel" : "", at);
    }
  }

  private Command.Place place(
      Member member, HeldOrder held, MemberOrder order, int market, long at) {
    OrderTerms terms = order.terms();
    long group =
        terms.group().isEmpty()
            ? Command.NONE
            : groups.of(member).stream()
                .filter(each -> each.id().toString().equals(terms.group()))
                .mapToLong(OrderGroup::number)
                .findFirst()
                .orElse(Command.NONE);
    return new Command.Place(
        at,
        member.number(),
        market,
        held.number(),
        terms.side(),
        order.price(),
        order.left(),
        TimeInForce.GOOD_TILL_CANCELED,
        terms.selfTrade(),
        false,
        false,
        terms.cancelOnPause(),
        order.expiresAt(),
        group);
  }

  private static JsonObject json(Keeper.Memo memo) {
    try {
      return Json.readObject(memo.json());
    } catch (IOException broken) {
      throw new UncheckedIOException(memo.kind() + " " + memo.id() + " is no JSON", broken);
    }
  }
}
