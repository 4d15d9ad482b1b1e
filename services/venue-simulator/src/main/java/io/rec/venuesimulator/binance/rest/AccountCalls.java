package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.order.Balance;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.order.Fill;
import io.rec.venuesimulator.binance.order.Order;
import io.rec.venuesimulator.binance.order.SpotDesk;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** An account's balances, and the history of its orders and trades. */
final class AccountCalls {

  private static final int USUAL = 500;
  private static final int MOST = 1_000;
  private static final long DAY_MILLIS = 86_400_000;

  private final Markets markets;
  private final Clock clock;

  AccountCalls(Markets markets, Clock clock) {
    this.markets = markets;
    this.clock = clock;
  }

  /** Every asset that there is, unless only those are wanted of which there is something. */
  Object account(SpotDesk desk, long uid, Parameters given) {
    given.refuseOthers("omitZeroBalances");
    boolean omit = given.text("omitZeroBalances").map("true"::equals).orElse(false);
    long commission = Fill.FEE.movePointRight(4).longValueExact();
    String rate = Amounts.text(Fill.FEE);
    String none = Amounts.text(Fill.FEE.subtract(Fill.FEE));
    return new JsonObject()
        .with("makerCommission", commission)
        .with("takerCommission", commission)
        .with("buyerCommission", 0)
        .with("sellerCommission", 0)
        .with(
            "commissionRates",
            new JsonObject()
                .with("maker", rate)
                .with("taker", rate)
                .with("buyer", none)
                .with("seller", none))
        .with("canTrade", true)
        .with("canWithdraw", false)
        .with("canDeposit", false)
        .with("brokered", false)
        .with("requireSelfTradePrevention", false)
        .with("preventSor", false)
        .with("updateTime", clock.millis())
        .with("accountType", "SPOT")
        .with("balances", balances(desk, omit))
        .with("permissions", List.of("SPOT"))
        .with("uid", uid);
  }

  Object orders(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol", "orderId", "startTime", "endTime", "limit");
    String symbol = symbol(given);
    Optional<Long> from = given.whole("orderId");
    Span span = Span.of(given);
    int limit = given.limit(USUAL, MOST);
    List<Order> orders = desk.look(book -> book.orders(symbol));
    return cut(
            orders.stream().filter(order -> span.holds(order.times().created())).toList(),
            order -> order.id().number(),
            from,
            span,
            limit)
        .map(OrderForm::order)
        .toList();
  }

  Object trades(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol", "orderId", "startTime", "endTime", "fromId", "limit");
    String symbol = symbol(given);
    Optional<Long> order = given.whole("orderId");
    Optional<Long> from = given.whole("fromId");
    Span span = Span.of(given);
    if (span.isGiven() && (order.isPresent() || from.isPresent())) {
      throw Denied.combination();
    }
    int limit = given.limit(USUAL, MOST);
    List<Fill> fills = desk.look(book -> book.fills(symbol));
    return cut(
            fills.stream()
                .filter(fill -> span.holds(fill.millis()))
                .filter(fill -> order.map(number -> number == fill.orderNumber()).orElse(true))
                .toList(),
            Fill::number,
            from,
            span,
            limit)
        .map(OrderForm::trade)
        .toList();
  }

  /** From a number or an instant on the first ones, else the last ones. */
  private static <T> Stream<T> cut(
      List<T> all, ToLongFunction<T> number, Optional<Long> from, Span span, int limit) {
    List<T> fitting =
        all.stream()
            .filter(each -> from.map(first -> number.applyAsLong(each) >= first).orElse(true))
            .toList();
    boolean forward = from.isPresent() || span.start().isPresent();
    return fitting.stream().skip(forward ? 0 : Math.max(0, fitting.size() - limit)).limit(limit);
  }

  private List<JsonObject> balances(SpotDesk desk, boolean omit) {
    Stream<String> coins = markets.all().stream().map(market -> market.pair().base());
    List<String> assets = Stream.concat(coins, Stream.of(Pair.QUOTE)).toList();
    return desk.look(book -> assets.stream().map(book::balance).toList()).stream()
        .filter(balance -> !omit || !balance.isZero())
        .map(AccountCalls::balance)
        .toList();
  }

  private static JsonObject balance(Balance balance) {
    return new JsonObject()
        .with("asset", balance.asset())
        .with("free", Amounts.text(balance.free()))
        .with("locked", Amounts.text(balance.locked()));
  }

  private String symbol(Parameters given) {
    return markets.of(given.symbol()).orElseThrow(Denied::symbol).pair().symbol();
  }

  /** A stretch of time, of a day at most where both ends are given. */
  private record Span(Optional<Long> start, Optional<Long> end) {

    static Span of(Parameters given) {
      Span span = new Span(given.whole("startTime"), given.whole("endTime"));
      if (span.start.isPresent()
          && span.end.isPresent()
          && span.end.get() - span.start.get() > DAY_MILLIS) {
        throw Denied.of(-1127, "More than 24 hours between startTime and endTime.");
      }
      return span;
    }

    boolean isGiven() {
      return start.isPresent() || end.isPresent();
    }

    boolean holds(long millis) {
      return start.map(from -> millis >= from).orElse(true)
          && end.map(until -> millis <= until).orElse(true);
    }
  }
}
