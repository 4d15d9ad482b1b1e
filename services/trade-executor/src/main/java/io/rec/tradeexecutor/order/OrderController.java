package io.rec.tradeexecutor.order;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** The trade manager's way to the exchange. */
@Controller("/orders")
final class OrderController {

  private final OrderDesk desk;

  OrderController(OrderDesk desk) {
    this.desk = desk;
  }

  @Serdeable
  record Order(@Nullable String client_order_id) {}

  @Serdeable
  record Open(
      String client_order_id,
      long trade_id,
      String ticker,
      String stage,
      @Nullable String order_id,
      int tries,
      String began_at) {

    static Open of(Unfinished order) {
      return new Open(
          order.id(),
          order.intent().tradeId(),
          order.intent().ticker(),
          order.dispatch().stage().word(),
          order.dispatch().orderId().orElse(null),
          order.dispatch().tries(),
          order.dispatch().beganAt().toString());
    }
  }

  @Serdeable
  record OpenOrders(List<Open> orders) {}

  @Post
  OrderAnswer send(@Body Order order) throws SQLException, InterruptedException {
    String id = order.client_order_id();
    if (id == null || id.isBlank()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "MissingField", "client_order_id names the order to send.");
    }
    return desk.send(id);
  }

  /** The ones without a last word; others are in the database. */
  @Get
  OpenOrders list(@Nullable @QueryValue String unfinished) throws SQLException {
    return new OpenOrders(desk.unfinished().stream().map(Open::of).toList());
  }

  @Post("/{id}/look-up")
  OrderAnswer lookUp(String id) throws SQLException, InterruptedException {
    return desk.lookUp(id);
  }

  @Post("/{id}/cancel")
  OrderAnswer cancel(String id) throws SQLException, InterruptedException {
    return desk.cancel(id);
  }
}
