package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.order.Fill;
import io.rec.venuesimulator.binance.order.Kind;
import io.rec.venuesimulator.binance.order.Order;
import io.rec.venuesimulator.binance.order.SpotDesk;
import io.rec.venuesimulator.binance.order.Terms;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code /api/v3/order} and {@code /api/v3/openOrders}. */
final class OrderCalls {

  private final Markets markets;

  OrderCalls(Markets markets) {
    this.markets = markets;
  }

  Object place(SpotDesk desk, Parameters given) {
    Terms terms = terms(given);
    String wanted = answer(given, terms);
    Order order = desk.place(given.name("newClientOrderId"), terms);
    return switch (wanted) {
      case "ACK" -> OrderForm.acknowledged(order);
      case "RESULT" -> OrderForm.result(order);
      default -> {
        List<Fill> fills = desk.look(book -> book.fillsOf(order));
        yield OrderForm.full(order, fills);
      }
    };
  }

  Object test(SpotDesk desk, Parameters given) {
    Terms terms = terms(given);
    answer(given, terms);
    desk.test(given.name("newClientOrderId"), terms);
    return new JsonObject();
  }

  Object one(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol", "orderId", "origClientOrderId");
    String symbol = symbol(given);
    Optional<Long> number = given.whole("orderId");
    Optional<String> name = name(given, number);
    return OrderForm.order(desk.look(book -> book.order(symbol, number, name)));
  }

  Object cancel(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol", "orderId", "origClientOrderId", "newClientOrderId");
    String symbol = symbol(given);
    Optional<Long> number = given.whole("orderId");
    Optional<String> name = name(given, number);
    Optional<String> cancelName = given.name("newClientOrderId");
    Order order = desk.cancel(symbol, number, name);
    return OrderForm.canceled(order, cancelName.orElse("c-" + order.id().number()));
  }

  Object cancelAll(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol");
    return desk.cancelAll(symbol(given)).stream()
        .map(order -> OrderForm.canceled(order, "c-" + order.id().number()))
        .toList();
  }

  Object open(SpotDesk desk, Parameters given) {
    given.refuseOthers("symbol");
    Optional<String> symbol = given.optionalSymbol();
    symbol.ifPresent(each -> market(each));
    return desk.look(
        book ->
            book.open().stream()
                .filter(order -> symbol.map(order.terms().pair().symbol()::equals).orElse(true))
                .map(OrderForm::order)
                .toList());
  }

  private Terms terms(Parameters given) {
    given.refuseOthers(OrderBody.NAMES);
    return new OrderBody(given).terms(market(given.symbol()).pair());
  }

  private static String answer(Parameters given, Terms terms) {
    boolean plain = terms.kind() instanceof Kind.Market || terms.kind() instanceof Kind.Limit;
    String wanted = given.text("newOrderRespType").orElse(plain ? "FULL" : "ACK");
    if (!List.of("ACK", "RESULT", "FULL").contains(wanted)) {
      throw Denied.of(-1130, "Data sent for parameter 'newOrderRespType' is not valid.");
    }
    return wanted;
  }

  private static Optional<String> name(Parameters given, Optional<Long> number) {
    Optional<String> name = given.text("origClientOrderId");
    if (name.isEmpty() && number.isEmpty()) {
      throw Denied.eitherOf("origClientOrderId", "orderId");
    }
    return name;
  }

  private String symbol(Parameters given) {
    return market(given.symbol()).pair().symbol();
  }

  private Market market(String symbol) {
    return markets.of(symbol).orElseThrow(Denied::symbol);
  }
}
