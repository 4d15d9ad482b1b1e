package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Book;
import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.Order;
import io.rec.venuesimulator.alpaca.order.TradeDesk;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.UUID;

/** {@code /v2/orders}. */
final class OrderCalls {

  private static final int MULTI_STATUS = 207;

  private final Stocks stocks;

  OrderCalls(Stocks stocks) {
    this.stocks = stocks;
  }

  VenueAnswer all(TradeDesk desk, VenueRequest request) {
    return switch (request.method()) {
      case "GET" -> {
        OrderFilter filter = new OrderFilter(request.query());
        yield VenueAnswer.ok(
            desk.look(
                book ->
                    filter.of(book.orders()).stream()
                        .map(order -> form(order, book, filter.nested()))
                        .toList()));
      }
      case "POST" -> place(desk, Body.of(request));
      case "DELETE" -> cancelAll(desk);
      default -> throw AlpacaCalls.nowhere();
    };
  }

  VenueAnswer one(TradeDesk desk, VenueRequest request, String id) {
    return switch (request.method()) {
      case "GET" ->
          VenueAnswer.ok(
              desk.look(
                      book ->
                          book.order(id(id))
                              .map(found -> form(found, book, OrderFilter.nested(request.query()))))
                  .orElseThrow(() -> unknown(id)));
      case "PATCH" ->
          VenueAnswer.ok(OrderForm.order(desk.replace(id(id), OrderBody.change(Body.of(request)))));
      case "DELETE" -> {
        desk.cancel(id(id));
        yield VenueAnswer.NO_CONTENT;
      }
      default -> throw AlpacaCalls.nowhere();
    };
  }

  VenueAnswer byClientId(TradeDesk desk, VenueRequest request) {
    String clientOrderId =
        request
            .query()
            .one("client_order_id")
            .orElseThrow(() -> Denied.parameters("client_order_id is required"));
    return VenueAnswer.ok(
        OrderForm.order(
            desk.look(book -> book.byClientId(clientOrderId))
                .orElseThrow(() -> unknown(clientOrderId))));
  }

  private VenueAnswer place(TradeDesk desk, Body body) {
    Order placed =
        desk.place(
            body.text("client_order_id"), OrderBody.terms(body, stocks), OrderBody.exits(body));
    return VenueAnswer.ok(desk.look(book -> OrderForm.nested(placed, book)));
  }

  private static JsonObject form(Order order, Book book, boolean nested) {
    return nested ? OrderForm.nested(order, book) : OrderForm.order(order);
  }

  private static VenueAnswer cancelAll(TradeDesk desk) {
    return VenueAnswer.of(
        MULTI_STATUS,
        desk.cancelAll().stream()
            .map(
                order ->
                    new JsonObject()
                        .with("id", order.id().id().toString())
                        .with("status", 200)
                        .with("body", OrderForm.order(order)))
            .toList());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw unknown(text);
    }
  }

  private static Denied unknown(String id) {
    return Denied.notFound("order not found for " + id);
  }
}
