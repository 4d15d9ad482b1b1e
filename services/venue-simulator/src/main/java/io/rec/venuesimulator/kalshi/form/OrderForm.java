package io.rec.venuesimulator.kalshi.form;

import io.rec.venuesimulator.desk.Member;
import io.rec.venuesimulator.desk.MemberOrder;
import io.rec.venuesimulator.desk.OrderTerms;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** An order as reads, answers and messages write it. */
public final class OrderForm {

  private static final int PRICE_DECIMALS = 4;
  private static final int FEE_DECIMALS = 6;

  private OrderForm() {}

  public static JsonObject order(Member member, MemberOrder order) {
    OrderTerms terms = order.terms();
    JsonObject form =
        new JsonObject()
            .with("order_id", terms.id().toString())
            .with("user_id", member.userId().toString())
            .with("client_order_id", order.clientOrderId())
            .with("ticker", terms.market().name());
    direction(form, terms.side())
        .with("type", "limit")
        .with("status", order.status().wire())
        .with("yes_price_dollars", Decimals.price(order.price()))
        .with("no_price_dollars", Decimals.price(PriceGrid.DOLLAR - order.price()));
    counts(form, order)
        .with("created_time", Instant.ofEpochMilli(terms.createdMillis()).toString())
        .with("last_update_time", Instant.ofEpochMilli(order.updatedMillis()).toString())
        .withIf("expiration_time", expiry(order).map(Instant::toString))
        .with("self_trade_prevention_type", terms.selfTrade().wire())
        .withIf("order_group_id", group(terms))
        .with("cancel_order_on_pause", terms.cancelOnPause())
        .with("subaccount_number", 0)
        .with("exchange_index", MarketForm.EXCHANGE_INDEX);
    return form;
  }

  /** As the stream's {@code user_order} tells it. */
  public static JsonObject news(Member member, MemberOrder order) {
    OrderTerms terms = order.terms();
    JsonObject form =
        new JsonObject()
            .with("order_id", terms.id().toString())
            .with("user_id", member.userId().toString())
            .with("ticker", terms.market().name())
            .with("exchange_index", MarketForm.EXCHANGE_INDEX)
            .with("status", order.status().wire())
            .with("is_yes", terms.side() == Side.BID);
    direction(form, terms.side()).with("yes_price_dollars", Decimals.price(order.price()));
    return counts(form, order)
        .with("client_order_id", order.clientOrderId())
        .with("created_time", Instant.ofEpochMilli(terms.createdMillis()).toString())
        .with("created_ts_ms", terms.createdMillis())
        .with("last_updated_ts_ms", order.updatedMillis())
        .withIf("expiration_ts_ms", expiry(order).map(Instant::toEpochMilli))
        .withIf("order_group_id", group(terms))
        .with("self_trade_prevention_type", terms.selfTrade().wire())
        .withIf(
            "last_update_reason", Optional.of(order.reason()).filter(reason -> !reason.isEmpty()))
        .with("subaccount_number", 0);
  }

  /** What a write is answered with; the averages only once something was filled. */
  public static JsonObject placed(MemberOrder order) {
    return averages(
            new JsonObject()
                .with("order_id", order.terms().id().toString())
                .with("client_order_id", order.clientOrderId())
                .with("fill_count", Decimals.count(order.filled()))
                .with("remaining_count", Decimals.count(order.left())),
            order)
        .with("ts_ms", order.updatedMillis());
  }

  /** A fill or an order in the old and the new words: both spell one bit. */
  static JsonObject direction(JsonObject form, Side side) {
    boolean bid = side == Side.BID;
    return form.with("side", bid ? "yes" : "no")
        .with("action", "buy")
        .with("outcome_side", bid ? "yes" : "no")
        .with("book_side", side.wire());
  }

  private static JsonObject counts(JsonObject form, MemberOrder order) {
    return form.with("initial_count_fp", Decimals.count(order.initial()))
        .with("fill_count_fp", Decimals.count(order.filled()))
        .with("remaining_count_fp", Decimals.count(order.left()))
        .with("taker_fill_cost_dollars", Decimals.money(order.taken().cost()))
        .with("maker_fill_cost_dollars", Decimals.money(order.made().cost()))
        .with("taker_fees_dollars", Decimals.money(order.taken().fees()))
        .with("maker_fees_dollars", Decimals.money(order.made().fees()));
  }

  private static JsonObject averages(JsonObject form, MemberOrder order) {
    if (order.filled() == 0) {
      return form;
    }
    // Money is in millionths and counts in hundredths, so their quotient is in ten-thousandths.
    return form.with("average_fill_price", average(order.paid(), order.filled(), PRICE_DECIMALS))
        .with("average_fee_paid", average(order.fees(), order.filled(), FEE_DECIMALS));
  }

  private static String average(long millionths, long hundredths, int decimals) {
    return BigDecimal.valueOf(millionths, 4)
        .divide(BigDecimal.valueOf(hundredths), decimals, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static Optional<Instant> expiry(MemberOrder order) {
    return order.expiresAt() == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(order.expiresAt()));
  }

  private static Optional<String> group(OrderTerms terms) {
    return Optional.of(terms.group()).filter(group -> !group.isEmpty());
  }
}
