package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Book;
import io.rec.venuesimulator.alpaca.order.Filled;
import io.rec.venuesimulator.alpaca.order.Kind;
import io.rec.venuesimulator.alpaca.order.Order;
import io.rec.venuesimulator.alpaca.order.OrderStatus;
import io.rec.venuesimulator.alpaca.order.Size;
import io.rec.venuesimulator.alpaca.order.Terms;
import io.rec.venuesimulator.alpaca.order.Times;
import io.rec.venuesimulator.alpaca.order.Update;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How orders and the news of them are written: money and counts as texts. */
public final class OrderForm {

  private OrderForm() {}

  /** With its exits, as it is answered when it came and where they are asked for. */
  static JsonObject nested(Order order, Book book) {
    List<Order> legs = book.legs(order.id().id());
    return order(order)
        .with("legs", legs.isEmpty() ? null : legs.stream().map(OrderForm::order).toList());
  }

  static JsonObject order(Order order) {
    Terms terms = order.terms();
    JsonObject form =
        new JsonObject()
            .with("id", order.id().id().toString())
            .with("client_order_id", order.id().clientOrderId());
    times(form, order.times())
        .with("replaced_by", text(order.links().replacedBy()))
        .with("replaces", text(order.links().replaces()))
        .with("asset_id", AssetIds.of(terms.stock().symbol()).toString())
        .with("symbol", terms.stock().symbol())
        .with("asset_class", "us_equity");
    sizes(form, terms.size(), order.filled())
        .with("order_class", order.links().kind().wire())
        .with("order_type", terms.kind().wire())
        .with("type", terms.kind().wire())
        .with("side", terms.side().wire())
        .with("position_intent", order.buys() ? "buy_to_open" : "sell_to_close")
        .with("time_in_force", terms.timeInForce().wire())
        .with("limit_price", decimal(terms.kind().limitPrice()))
        .with("stop_price", decimal(order.stopPrice()))
        .with("status", order.status().wire())
        .with("extended_hours", terms.extendedHours())
        .with("legs", null);
    return trail(form, terms.kind()).with("hwm", decimal(order.watch().best()));
  }

  /** A message of the stream; the skew is that of a clock that goes wrong. */
  public static JsonObject update(Update update, Duration skew) {
    JsonObject form =
        new JsonObject()
            .with("event", update.event())
            .with("execution_id", update.executionId().toString())
            .with("timestamp", update.at().plus(skew).toString())
            .with("order", order(update.order()));
    update
        .execution()
        .ifPresent(
            execution ->
                form.with("price", Decimals.plain(execution.price()))
                    .with("qty", Decimals.plain(execution.shares()))
                    .with("position_qty", Decimals.plain(execution.position())));
    return form;
  }

  private static JsonObject times(JsonObject form, Times times) {
    return form.with("created_at", times.created().toString())
        .with("updated_at", times.updated().toString())
        .with("submitted_at", times.created().toString())
        .with("filled_at", ended(times, OrderStatus.FILLED))
        .with("expired_at", ended(times, OrderStatus.EXPIRED))
        .with("canceled_at", ended(times, OrderStatus.CANCELED))
        .with("failed_at", ended(times, OrderStatus.REJECTED))
        .with("replaced_at", ended(times, OrderStatus.REPLACED));
  }

  private static JsonObject sizes(JsonObject form, Size size, Filled filled) {
    Optional<BigDecimal> dollars =
        size instanceof Size.Dollars meant ? Optional.of(meant.amount()) : Optional.empty();
    Optional<BigDecimal> shares =
        size instanceof Size.Shares meant ? Optional.of(meant.count()) : Optional.empty();
    return form.with("notional", decimal(dollars))
        .with("qty", decimal(shares))
        .with("filled_qty", Decimals.plain(filled.shares()))
        .with("filled_avg_price", decimal(filled.meanPrice()));
  }

  private static JsonObject trail(JsonObject form, Kind kind) {
    Optional<Kind.Trailing> trailing =
        kind instanceof Kind.Trailing found ? Optional.of(found) : Optional.empty();
    return form.with(
            "trail_percent",
            decimal(trailing.filter(Kind.Trailing::percent).map(Kind.Trailing::distance)))
        .with(
            "trail_price",
            decimal(trailing.filter(found -> !found.percent()).map(Kind.Trailing::distance)));
  }

  private static @Nullable String ended(Times times, OrderStatus status) {
    return text(times.ended(status).map(Instant::toString));
  }

  private static @Nullable String decimal(Optional<BigDecimal> number) {
    return text(number.map(Decimals::plain));
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }
}
