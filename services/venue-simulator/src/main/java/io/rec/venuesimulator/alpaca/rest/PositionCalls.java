package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Book;
import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.Position;
import io.rec.venuesimulator.alpaca.order.TradeDesk;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** {@code /v2/account} and {@code /v2/positions}. */
final class PositionCalls {

  private static final int MULTI_STATUS = 207;
  private static final BigDecimal ALL = new BigDecimal(100);

  private final Tape tape;
  private final Clock markets;

  PositionCalls(Tape tape, Clock markets) {
    this.tape = tape;
    this.markets = markets;
  }

  VenueAnswer account(TradeDesk desk) {
    return VenueAnswer.ok(desk.look(book -> form().account(desk, book)));
  }

  VenueAnswer all(TradeDesk desk, VenueRequest request) {
    return switch (request.method()) {
      case "GET" ->
          VenueAnswer.ok(
              desk.look(
                  book ->
                      book.positions().stream()
                          .map(position -> form().position(position, book))
                          .toList()));
      case "DELETE" -> closeAll(desk, request.query());
      default -> throw AlpacaCalls.nowhere();
    };
  }

  VenueAnswer one(TradeDesk desk, VenueRequest request, String symbolOrId) {
    String symbol = AssetIds.symbol(symbolOrId).orElse(symbolOrId);
    return switch (request.method()) {
      case "GET" ->
          VenueAnswer.ok(
              desk.look(book -> book.position(symbol).map(held -> form().position(held, book)))
                  .orElseThrow(() -> Denied.notFound("position does not exist")));
      case "DELETE" -> close(desk, request.query(), symbol);
      default -> throw AlpacaCalls.nowhere();
    };
  }

  private static VenueAnswer close(TradeDesk desk, Query query, String symbol) {
    Optional<BigDecimal> shares = positive(query, "qty");
    Optional<BigDecimal> percentage = positive(query, "percentage");
    if (shares.isPresent() && percentage.isPresent()) {
      throw Denied.parameters("only one of qty or percentage is accepted");
    }
    if (percentage.isPresent() && percentage.get().compareTo(ALL) > 0) {
      throw Denied.parameters("percentage must be between 0 and 100");
    }
    return VenueAnswer.ok(OrderForm.order(desk.close(symbol, shares, percentage)));
  }

  /** Each for itself: one that is held back by an order does not keep the others. */
  private static VenueAnswer closeAll(TradeDesk desk, Query query) {
    if (query.one("cancel_orders").map("true"::equalsIgnoreCase).orElse(false)) {
      desk.cancelAll();
    }
    return VenueAnswer.of(
        MULTI_STATUS, desk.look(Book::positions).stream().map(held -> closed(desk, held)).toList());
  }

  private static JsonObject closed(TradeDesk desk, Position held) {
    String symbol = held.stock().symbol();
    JsonObject form = new JsonObject().with("symbol", symbol);
    try {
      var order = desk.close(symbol, Optional.empty(), Optional.empty());
      return form.with("status", 200)
          .with("order_id", order.id().id().toString())
          .with("body", OrderForm.order(order));
    } catch (Denied denied) {
      return form.with("status", denied.status()).with("body", Refusal.form(denied));
    }
  }

  private static Optional<BigDecimal> positive(Query query, String name) {
    Optional<BigDecimal> number = query.one(name).map(text -> Body.number(name, text));
    if (number.isPresent() && number.get().signum() <= 0) {
      throw Denied.unprocessable("%s must be > 0".formatted(name));
    }
    return number;
  }

  private HoldingForm form() {
    return new HoldingForm(tape, markets.instant());
  }
}
