package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.order.Fill;
import io.rec.venuesimulator.binance.order.Order;
import io.rec.venuesimulator.binance.order.Side;
import io.rec.venuesimulator.binance.order.Size;
import io.rec.venuesimulator.binance.order.Terms;
import io.rec.venuesimulator.binance.order.Trigger;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How orders and an account's trades are written. */
final class OrderForm {

  private static final long NO_LIST = -1;

  private OrderForm() {}

  /** That an order was taken, and nothing of what became of it. */
  static JsonObject acknowledged(Order order) {
    return named(order, order.id().clientOrderId()).with("transactTime", order.times().updated());
  }

  /** What became of an order at once. */
  static JsonObject result(Order order) {
    return state(acknowledged(order), order)
        .withIf("workingTime", order.times().working())
        .with("selfTradePreventionMode", "NONE");
  }

  static JsonObject full(Order order, List<Fill> fills) {
    return result(order).with("fills", fills.stream().map(OrderForm::part).toList());
  }

  static JsonObject canceled(Order order, String cancelName) {
    JsonObject form =
        new JsonObject()
            .with("symbol", order.terms().pair().symbol())
            .with("origClientOrderId", order.id().clientOrderId())
            .with("orderId", order.id().number())
            .with("orderListId", NO_LIST)
            .with("clientOrderId", cancelName)
            .with("transactTime", order.times().updated());
    return state(form, order).with("selfTradePreventionMode", "NONE");
  }

  static JsonObject order(Order order) {
    return state(named(order, order.id().clientOrderId()), order)
        .with("icebergQty", Amounts.text(BigDecimal.ZERO))
        .with("time", order.times().created())
        .with("updateTime", order.times().updated())
        .with("isWorking", order.watch().awake())
        .with("workingTime", order.times().working().orElse(-1L))
        .with("selfTradePreventionMode", "NONE");
  }

  static JsonObject trade(Fill fill) {
    return new JsonObject()
        .with("symbol", fill.pair().symbol())
        .with("id", fill.number())
        .with("orderId", fill.orderNumber())
        .with("orderListId", NO_LIST)
        .with("price", Amounts.text(fill.price()))
        .with("qty", Amounts.text(fill.quantity()))
        .with("quoteQty", Amounts.text(fill.amount()))
        .with("commission", Amounts.text(fill.commission()))
        .with("commissionAsset", fill.commissionAsset())
        .with("time", fill.millis())
        .with("isBuyer", fill.side() == Side.BUY)
        .with("isMaker", fill.maker())
        .with("isBestMatch", true);
  }

  private static JsonObject named(Order order, String name) {
    return new JsonObject()
        .with("symbol", order.terms().pair().symbol())
        .with("orderId", order.id().number())
        .with("orderListId", NO_LIST)
        .with("clientOrderId", name);
  }

  private static JsonObject state(JsonObject form, Order order) {
    Terms terms = order.terms();
    BigDecimal money = terms.size() instanceof Size.Money meant ? meant.amount() : BigDecimal.ZERO;
    Optional<Trigger> trigger = terms.kind().trigger();
    return form.with("price", Amounts.text(terms.kind().limitPrice().orElse(BigDecimal.ZERO)))
        .with("origQty", Amounts.text(order.quantity()))
        .with("executedQty", Amounts.text(order.filled().quantity()))
        .with("origQuoteOrderQty", Amounts.text(money))
        .with("cummulativeQuoteQty", Amounts.text(order.filled().amount()))
        .with("status", order.status().name())
        .with("timeInForce", terms.kind().timeInForce().name())
        .with("type", terms.kind().wire())
        .with("side", terms.side().name())
        .with(
            "stopPrice", Amounts.text(trigger.flatMap(Trigger::stopPrice).orElse(BigDecimal.ZERO)))
        .withIf("trailingDelta", trigger.flatMap(Trigger::delta));
  }

  private static JsonObject part(Fill fill) {
    return new JsonObject()
        .with("price", Amounts.text(fill.price()))
        .with("qty", Amounts.text(fill.quantity()))
        .with("commission", Amounts.text(fill.commission()))
        .with("commissionAsset", fill.commissionAsset())
        .with("tradeId", fill.number());
  }
}
