package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Change;
import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.Exits;
import io.rec.venuesimulator.alpaca.order.Kind;
import io.rec.venuesimulator.alpaca.order.OrderClass;
import io.rec.venuesimulator.alpaca.order.Side;
import io.rec.venuesimulator.alpaca.order.Size;
import io.rec.venuesimulator.alpaca.order.Terms;
import io.rec.venuesimulator.alpaca.order.TimeInForce;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Stocks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an order that somebody wants, and refuses what does not fit together. */
final class OrderBody {

  private static final List<String> PRICES =
      List.of("limit_price", "stop_price", "trail_price", "trail_percent");

  private OrderBody() {}

  static Terms terms(Body body, Stocks stocks) {

    String symbol = required(body.text("symbol"), "symbol");
    Size size = size(body);
    Side side = required(body.word("side", Side.class), "side");
    Kind kind = orderClass(body) == OrderClass.OCO ? new Kind.Limit(takeProfit(body)) : kind(body);
    TimeInForce timeInForce =
        required(body.word("time_in_force", TimeInForce.class), "time_in_force");
    boolean extended = body.flag("extended_hours");
    Stock stock =
        stocks
            .find(symbol)
            .orElseThrow(() -> Denied.unprocessable("asset \"%s\" not found".formatted(symbol)));
    return new Terms(stock, side, size, kind, timeInForce, extended);
  }

  static Exits exits(Body body) {
    OrderClass kind = orderClass(body);
    Optional<Body> gain = body.object("take_profit");
    Optional<Body> loss = body.object("stop_loss");
    boolean fits =
        switch (kind) {
          case SIMPLE -> gain.isEmpty() && loss.isEmpty();
          case BRACKET, OCO -> gain.isPresent() && loss.isPresent();
          case OTO -> gain.isPresent() != loss.isPresent();
        };
    if (!fits) {
      throw Denied.parameters(
          "%s orders do not go with %s take_profit and %s stop_loss"
              .formatted(kind.wire(), article(gain), article(loss)));
    }
    return new Exits(
        kind,
        gain.map(exit -> price(exit, "take_profit", "limit_price")),
        loss.map(OrderBody::stopLoss));
  }

  private static Kind stopLoss(Body loss) {
    BigDecimal stop = price(loss, "stop_loss", "stop_price");
    return loss.price("limit_price")
        .<Kind>map(limit -> new Kind.StopLimit(stop, limit))
        .orElseGet(() -> new Kind.Stop(stop));
  }

  private static String article(Optional<Body> exit) {
    return exit.isPresent() ? "a" : "no";
  }

  private static OrderClass orderClass(Body body) {
    return body.word("order_class", OrderClass.class).orElse(OrderClass.SIMPLE);
  }

  static Change change(Body body) {
    Optional<BigDecimal> shares = body.positive("qty");
    shares.ifPresent(OrderBody::refuseFiner);
    Change change =
        new Change(
            shares,
            body.word("time_in_force", TimeInForce.class),
            new Change.Prices(
                body.price("limit_price"), body.price("stop_price"), body.positive("trail")),
            body.text("client_order_id"));
    boolean nothing =
        Stream.of("qty", "time_in_force", "limit_price", "stop_price", "trail", "client_order_id")
            .noneMatch(name -> body.json().value(name).isPresent());
    if (nothing) {
      throw Denied.parameters("at least one of the order's attributes has to change");
    }
    return change;
  }

  private static Size size(Body body) {
    Optional<BigDecimal> shares = body.positive("qty");
    Optional<BigDecimal> dollars = body.positive("notional");
    if (shares.isPresent() && dollars.isPresent()) {
      throw Denied.parameters("only one of qty or notional is accepted");
    }
    shares.or(() -> dollars).ifPresent(OrderBody::refuseFiner);
    return shares
        .<Size>map(Size.Shares::new)
        .or(() -> dollars.map(Size.Dollars::new))
        .orElseThrow(() -> Denied.parameters("qty or notional is required"));
  }

  private static Kind kind(Body body) {
    String word = required(body.text("type"), "type");
    Kind kind =
        switch (word) {
          case "market" -> new Kind.Market();
          case "limit" -> new Kind.Limit(price(body, word, "limit_price"));
          case "stop" -> new Kind.Stop(price(body, word, "stop_price"));
          case "stop_limit" ->
              new Kind.StopLimit(price(body, word, "stop_price"), price(body, word, "limit_price"));
          case "trailing_stop" -> trailing(body);
          default -> throw Denied.parameters("invalid type: \"%s\"".formatted(word));
        };
    List<String> own =
        switch (kind) {
          case Kind.Market market -> List.of();
          case Kind.Limit limit -> List.of("limit_price");
          case Kind.Stop stop -> List.of("stop_price");
          case Kind.StopLimit stop -> List.of("limit_price", "stop_price");
          case Kind.Trailing trailing -> List.of("trail_price", "trail_percent");
        };
    PRICES.stream()
        .filter(name -> !own.contains(name) && body.json().value(name).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw Denied.parameters("%s orders have no %s".formatted(word, name));
            });
    return kind;
  }

  /** Of one-cancels-other the limit is the order itself. */
  private static BigDecimal takeProfit(Body body) {
    return body.object("take_profit")
        .map(exit -> price(exit, "take_profit", "limit_price"))
        .orElseThrow(() -> Denied.parameters("oco orders require take_profit.limit_price"));
  }

  private static Kind trailing(Body body) {
    Optional<BigDecimal> dollars = body.price("trail_price");
    Optional<BigDecimal> percent = body.positive("trail_percent");
    if (dollars.isPresent() == percent.isPresent()) {
      throw Denied.parameters(
          "trailing stop orders must specify one of trail_price or trail_percent");
    }
    return new Kind.Trailing(dollars.or(() -> percent).orElseThrow(), percent.isPresent());
  }

  private static BigDecimal price(Body body, String kind, String name) {
    return body.price(name)
        .orElseThrow(() -> Denied.parameters("%s orders require %s".formatted(kind, name)));
  }

  private static void refuseFiner(BigDecimal size) {
    if (size.stripTrailingZeros().scale() > Size.DECIMALS) {
      throw Denied.unprocessable(
          "qty and notional have at most %d decimal places".formatted(Size.DECIMALS));
    }
  }

  private static <T> T required(Optional<T> value, String name) {
    return value.orElseThrow(() -> Denied.parameters("%s is required".formatted(name)));
  }
}
