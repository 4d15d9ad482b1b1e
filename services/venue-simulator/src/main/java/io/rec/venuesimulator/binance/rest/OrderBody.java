package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.order.Kind;
import io.rec.venuesimulator.binance.order.Side;
import io.rec.venuesimulator.binance.order.Size;
import io.rec.venuesimulator.binance.order.Terms;
import io.rec.venuesimulator.binance.order.TimeInForce;
import io.rec.venuesimulator.binance.order.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an order: what its type demands has to be there, and what it has no use for must not. */
final class OrderBody {

  static final List<String> TYPES =
      List.of(
          "LIMIT",
          "LIMIT_MAKER",
          "MARKET",
          "STOP_LOSS",
          "STOP_LOSS_LIMIT",
          "TAKE_PROFIT",
          "TAKE_PROFIT_LIMIT");

  static final String[] NAMES = {
    "symbol",
    "side",
    "type",
    "timeInForce",
    "quantity",
    "quoteOrderQty",
    "price",
    "newClientOrderId",
    "stopPrice",
    "trailingDelta",
    "newOrderRespType",
    "selfTradePreventionMode"
  };

  private final Parameters given;

  OrderBody(Parameters given) {
    this.given = given;
  }

  Terms terms(Pair pair) {
    Side side =
        Stream.of(Side.values())
            .filter(each -> each.name().equals(given.required("side")))
            .findFirst()
            .orElseThrow(() -> Denied.of(-1117, "Invalid side."));
    String type = given.required("type");
    if (!TYPES.contains(type)) {
      throw Denied.of(-1116, "Invalid orderType.");
    }
    if (!given.text("selfTradePreventionMode").orElse("NONE").equals("NONE")) {
      throw Denied.of(
          -1013, "This symbol does not allow the specified self-trade prevention mode.");
    }
    Kind.Awake awake = awake(type);
    boolean sleeps = type.startsWith("STOP_LOSS") || type.startsWith("TAKE_PROFIT");
    refuseUnless(sleeps, "stopPrice");
    refuseUnless(type.startsWith("STOP_LOSS"), "trailingDelta");
    Kind kind = sleeps ? new Kind.Sleeping(trigger(type), awake) : awake;
    return new Terms(pair, side, kind, size(type));
  }

  private Kind.Awake awake(String type) {
    return switch (type) {
      case "LIMIT_MAKER" -> {
        refuseUnless(false, "timeInForce");
        yield new Kind.LimitMaker(positive("price"));
      }
      case "LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT" -> {
        TimeInForce timeInForce = timeInForce();
        yield new Kind.Limit(positive("price"), timeInForce);
      }
      default -> {
        refuseUnless(false, "timeInForce");
        refuseUnless(false, "price");
        yield new Kind.Market();
      }
    };
  }

  private Trigger trigger(String type) {
    Optional<Long> delta = given.whole("trailingDelta");
    if (delta.isPresent()) {
      refuseUnless(false, "stopPrice");
      return new Trigger.Trailing((int) Math.clamp(delta.get(), 0, Integer.MAX_VALUE));
    }
    if (given.text("stopPrice").isEmpty() && type.startsWith("STOP_LOSS")) {
      throw Denied.eitherOf("stopPrice", "trailingDelta");
    }
    return new Trigger.At(positive("stopPrice"), type.startsWith("STOP_LOSS"));
  }

  private Size size(String type) {
    Optional<BigDecimal> money = given.decimal("quoteOrderQty");
    if (!type.equals("MARKET")) {
      refuseUnless(false, "quoteOrderQty");
      return new Size.Coins(positive("quantity"));
    }
    if (money.isPresent() && given.text("quantity").isPresent()) {
      throw Denied.combination();
    }
    if (money.isEmpty() && given.text("quantity").isEmpty()) {
      throw Denied.eitherOf("quantity", "quoteOrderQty");
    }
    return money.isPresent()
        ? new Size.Money(positive("quoteOrderQty"))
        : new Size.Coins(positive("quantity"));
  }

  private TimeInForce timeInForce() {
    String word = given.required("timeInForce");
    return Stream.of(TimeInForce.values())
        .filter(each -> each.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Denied.of(-1115, "Invalid timeInForce."));
  }

  private BigDecimal positive(String name) {
    BigDecimal number = given.decimal(name).orElseThrow(() -> Denied.missing(name));
    if (number.signum() == 0) {
      String word = name.endsWith("rice") ? "price" : "quantity";
      throw Denied.of(-1013, "Invalid %s.".formatted(word));
    }
    return number;
  }

  private void refuseUnless(boolean wanted, String name) {
    if (!wanted && given.values().containsKey(name)) {
      throw Denied.notRequired(name);
    }
  }
}
