package io.rec.venuesimulator.kalshi.form;

import io.rec.venuesimulator.desk.HeldPosition;
import io.rec.venuesimulator.desk.Member;
import io.rec.venuesimulator.desk.MemberFill;
import io.rec.venuesimulator.desk.Payment;
import io.rec.venuesimulator.ledger.Position;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;

/** Fills, positions and payments as reads and messages write them. */
public final class MoneyForm {

  private static final long CENT = 10_000;
  private static final long MILLIS = 1000;

  private MoneyForm() {}

  public static JsonObject fill(MemberFill fill) {
    JsonObject form =
        new JsonObject()
            .with("fill_id", fill.trade().toString())
            .with("trade_id", fill.trade().toString())
            .with("order_id", fill.order().toString())
            .with("ticker", fill.market().name())
            .with("market_ticker", fill.market().name())
            .with("exchange_index", MarketForm.EXCHANGE_INDEX);
    return OrderForm.direction(form, fill.side())
        .with("count_fp", Decimals.count(fill.count()))
        .with("yes_price_dollars", Decimals.price(fill.price()))
        .with("no_price_dollars", Decimals.price(PriceGrid.DOLLAR - fill.price()))
        .with("is_taker", fill.taker())
        .with("fee_cost", Decimals.money(fill.fee()))
        .with("created_time", Instant.ofEpochMilli(fill.atMillis()).toString())
        .with("ts", fill.atMillis() / MILLIS)
        .with("subaccount_number", 0);
  }

  public static JsonObject fillNews(MemberFill fill, long shownMillis) {
    JsonObject form =
        new JsonObject()
            .with("trade_id", fill.trade().toString())
            .with("order_id", fill.order().toString())
            .with("client_order_id", fill.clientOrderId())
            .with("market_ticker", fill.market().name())
            .with("exchange_index", MarketForm.EXCHANGE_INDEX)
            .with("is_taker", fill.taker());
    return OrderForm.direction(form, fill.side())
        .with("purchased_side", fill.side().signed(1) > 0 ? "yes" : "no")
        .with("yes_price_dollars", Decimals.price(fill.price()))
        .with("count_fp", Decimals.count(fill.count()))
        .with("fee_cost", Decimals.money(fill.fee()))
        .with("post_position_fp", Decimals.count(fill.position()))
        .with("ts", shownMillis / MILLIS)
        .with("ts_ms", shownMillis)
        .with("subaccount", 0);
  }

  public static JsonObject position(HeldPosition held) {
    Position position = held.position();
    return new JsonObject()
        .with("ticker", held.market().name())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX)
        .with("position_fp", Decimals.count(position.count()))
        .with("total_traded_dollars", Decimals.money(position.traded()))
        .with("market_exposure_dollars", Decimals.money(position.cost()))
        .with("realized_pnl_dollars", Decimals.money(position.realised()))
        .with("fees_paid_dollars", Decimals.money(position.fees()))
        .with("last_updated_ts", Instant.ofEpochMilli(held.updatedMillis()).toString());
  }

  public static JsonObject positionNews(Member member, HeldPosition held) {
    Position position = held.position();
    return new JsonObject()
        .with("user_id", member.userId().toString())
        .with("market_ticker", held.market().name())
        .with("position_fp", Decimals.count(position.count()))
        .with("position_cost_dollars", Decimals.money(position.cost()))
        .with("realized_pnl_dollars", Decimals.money(position.realised()))
        .with("fees_paid_dollars", Decimals.money(position.fees()))
        .with("position_fee_cost_dollars", Decimals.money(position.fees()))
        .with("volume_fp", Decimals.count(position.volume()))
        .with("subaccount", 0);
  }

  public static JsonObject payment(Payment paid) {
    Position held = paid.held();
    boolean yes = held.count() > 0;
    return new JsonObject()
        .with("ticker", paid.market().name())
        .with("event_ticker", paid.market().ticker().event().toString())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX)
        .with("market_result", paid.yes() ? "yes" : "no")
        .with("yes_count_fp", Decimals.count(yes ? held.count() : 0))
        .with("yes_total_cost_dollars", Decimals.money(yes ? held.cost() : 0))
        .with("no_count_fp", Decimals.count(yes ? 0 : -held.count()))
        .with("no_total_cost_dollars", Decimals.money(yes ? 0 : held.cost()))
        .with("revenue", paid.payout() / CENT)
        .with("value", paid.yes() ? 100 : 0)
        .with("fee_cost", Decimals.money(held.fees()))
        .with("settled_time", Instant.ofEpochMilli(paid.atMillis()).toString());
  }
}
