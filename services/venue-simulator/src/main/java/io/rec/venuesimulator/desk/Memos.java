package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.desk.Keeper.Memo;
import io.rec.venuesimulator.ledger.Position;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is remembered of members, as JSON and back. */
final class Memos {

  private final Listings listings;

  Memos(Listings listings) {
    this.listings = listings;
  }

  static Memo cash(Member member, long amount) {
    return memo(
        member,
        "cash",
        "",
        new JsonObject()
            .with("amount", amount)
            .with("opened", member.openedMillis)
            .with("placed", member.placed)
            .with("grouped", member.grouped)
            .with("unnamed", member.unnamed));
  }

  static Memo spent(Member member, String clientOrderId) {
    return memo(member, "spent", clientOrderId, new JsonObject());
  }

  static Memo group(OrderGroup group, boolean there) {
    return memo(
        group.member(),
        "group",
        group.id().toString(),
        new JsonObject()
            .with("limit", group.limit())
            .with("triggered", group.triggered())
            .with("there", there));
  }

  static Memo order(Member member, MemberOrder order) {
    OrderTerms terms = order.terms();
    return memo(
        member,
        "order",
        terms.id().toString(),
        market(new JsonObject(), terms.market())
            .with("place", terms.place())
            .with("side", terms.side().name())
            .with("time_in_force", terms.timeInForce().name())
            .with("self_trade", terms.selfTrade().name())
            .with("post_only", terms.postOnly())
            .with("cancel_on_pause", terms.cancelOnPause())
            .with("group", terms.group())
            .with("created", terms.createdMillis())
            .with("client_order_id", order.clientOrderId())
            .with("status", order.status().name())
            .with("price", order.price())
            .with("initial", order.initial())
            .with("filled", order.filled())
            .with("left", order.left())
            .with("paid", order.paid())
            .with("taken_cost", order.taken().cost())
            .with("taken_fees", order.taken().fees())
            .with("made_cost", order.made().cost())
            .with("made_fees", order.made().fees())
            .with("expires", order.expiresAt())
            .with("updated", order.updatedMillis())
            .with("reason", order.reason()));
  }

  Optional<MemberOrder> order(String id, JsonObject json) {
    return market(json)
        .map(
            market ->
                new MemberOrder(
                    new OrderTerms(
                        UUID.fromString(id),
                        whole(json, "place"),
                        market,
                        Side.valueOf(text(json, "side")),
                        TimeInForce.valueOf(text(json, "time_in_force")),
                        SelfTrade.valueOf(text(json, "self_trade")),
                        json.flag("post_only").orElseThrow(),
                        json.flag("cancel_on_pause").orElseThrow(),
                        text(json, "group"),
                        whole(json, "created")),
                    text(json, "client_order_id"),
                    OrderStatus.valueOf(text(json, "status")),
                    (int) whole(json, "price"),
                    whole(json, "initial"),
                    whole(json, "filled"),
                    whole(json, "left"),
                    whole(json, "paid"),
                    new MemberOrder.Spent(whole(json, "taken_cost"), whole(json, "taken_fees")),
                    new MemberOrder.Spent(whole(json, "made_cost"), whole(json, "made_fees")),
                    whole(json, "expires"),
                    whole(json, "updated"),
                    text(json, "reason")));
  }

  static Memo fill(Member member, MemberFill fill) {
    return memo(
        member,
        "fill",
        fill.key(),
        market(new JsonObject(), fill.market())
            .with("trade", fill.trade().toString())
            .with("order", fill.order().toString())
            .with("client_order_id", fill.clientOrderId())
            .with("side", fill.side().name())
            .with("price", fill.price())
            .with("count", fill.count())
            .with("taker", fill.taker())
            .with("fee", fill.fee())
            .with("position", fill.position())
            .with("at", fill.atMillis()));
  }

  Optional<MemberFill> fill(JsonObject json) {
    return market(json)
        .map(
            market ->
                new MemberFill(
                    UUID.fromString(text(json, "trade")),
                    UUID.fromString(text(json, "order")),
                    text(json, "client_order_id"),
                    market,
                    Side.valueOf(text(json, "side")),
                    (int) whole(json, "price"),
                    whole(json, "count"),
                    json.flag("taker").orElseThrow(),
                    whole(json, "fee"),
                    whole(json, "position"),
                    whole(json, "at")));
  }

  static Memo position(Member member, HeldPosition held) {
    return memo(
        member,
        "position",
        held.market().id().toString(),
        position(market(new JsonObject(), held.market()), held.position())
            .with("settled", held.settled())
            .with("at", held.updatedMillis()));
  }

  Optional<HeldPosition> position(JsonObject json) {
    return market(json)
        .map(
            market ->
                new HeldPosition(
                    market, held(json), json.flag("settled").orElseThrow(), whole(json, "at")));
  }

  static Memo payment(Member member, Payment paid) {
    return memo(
        member,
        "payment",
        paid.market().id().toString(),
        position(market(new JsonObject(), paid.market()), paid.held())
            .with("yes", paid.yes())
            .with("payout", paid.payout())
            .with("at", paid.atMillis()));
  }

  Optional<Payment> payment(JsonObject json) {
    return market(json)
        .map(
            market ->
                new Payment(
                    market,
                    json.flag("yes").orElseThrow(),
                    held(json),
                    whole(json, "payout"),
                    whole(json, "at")));
  }

  static long whole(JsonObject json, String name) {
    return json.whole(name).orElseThrow(() -> new IllegalArgumentException(name + " in " + json));
  }

  private static String text(JsonObject json, String name) {
    return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " in " + json));
  }

  private static Memo memo(Member member, String kind, String id, JsonObject json) {
    return new Memo(member.account().name(), kind, id, json.toString());
  }

  private static JsonObject position(JsonObject json, Position position) {
    return json.with("count", position.count())
        .with("cost", position.cost())
        .with("realised", position.realised())
        .with("fees", position.fees())
        .with("traded", position.traded())
        .with("volume", position.volume());
  }

  private static Position held(JsonObject json) {
    return new Position(
        whole(json, "count"),
        whole(json, "cost"),
        whole(json, "realised"),
        whole(json, "fees"),
        whole(json, "traded"),
        whole(json, "volume"));
  }

  private static JsonObject market(JsonObject json, ListedMarket market) {
    return json.with("ticker", market.name())
        .with("close", market.times().close().getEpochSecond());
  }

  /** Other seeds and other symbols have other markets: what was held there is nowhere. */
  private Optional<ListedMarket> market(JsonObject json) {
    return listings.closing(text(json, "ticker"), Instant.ofEpochSecond(whole(json, "close")));
  }
}
