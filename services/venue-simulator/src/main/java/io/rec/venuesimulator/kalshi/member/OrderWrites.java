package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.desk.MemberOrder;
import io.rec.venuesimulator.desk.OrderDesk;
import io.rec.venuesimulator.kalshi.form.OrderForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code /portfolio/events/orders}: everything that changes orders. */
final class OrderWrites {

  private static final int CREATED = 201;

  private final OrderDesk desk;
  private final LongSupplier now;

  OrderWrites(OrderDesk desk, LongSupplier now) {
    this.desk = desk;
    this.now = now;
  }

  /** The path is what follows the root of these calls. */
  VenueAnswer answer(Account account, VenueRequest request, List<String> path) {
    String call = request.method() + ' ' + String.join("/", path);
    return switch (call) {
      case "POST " -> place(account, Body.of(request));
      case "DELETE " -> cancelAll(account);
      case "POST batched" -> placeAll(account, Body.of(request));
      case "DELETE batched" -> cancelAll(account, Body.of(request));
      default -> ofOne(account, request, path);
    };
  }

  private VenueAnswer ofOne(Account account, VenueRequest request, List<String> path) {
    boolean plain = path.size() == 1;
    String call = request.method() + ' ' + (path.size() == 2 ? path.get(1) : "");
    return switch (call) {
      case "DELETE " -> plain ? cancel(account, path.getFirst()) : Refusal.notFound();
      case "POST decrease" -> decrease(account, path.getFirst(), Body.of(request));
      case "POST amend" ->
          VenueAnswer.ok(
              OrderForm.placed(
                  desk.amend(account, path.getFirst(), OrderBody.amend(Body.of(request)))));
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer place(Account account, Body body) {
    return VenueAnswer.of(CREATED, OrderForm.placed(desk.place(account, OrderBody.place(body))));
  }

  /** Items succeed or fail alone, in the order of the request. */
  private VenueAnswer placeAll(Account account, Body body) {
    List<JsonObject> answers =
        body.objects("orders").stream().map(item -> placeItem(account, item)).toList();
    return VenueAnswer.of(CREATED, new JsonObject().with("orders", answers));
  }

  private JsonObject placeItem(Account account, Body item) {
    Optional<String> clientOrderId = item.text("client_order_id");
    try {
      return OrderForm.placed(desk.place(account, OrderBody.place(item)));
    } catch (Denied denied) {
      return new JsonObject()
          .withIf("client_order_id", clientOrderId)
          .with("error", Refusal.item(denied));
    }
  }

  private VenueAnswer cancel(Account account, String id) {
    return VenueAnswer.ok(canceled(desk.cancel(account, id)));
  }

  private VenueAnswer cancelAll(Account account) {
    desk.cancelAll(account);
    return VenueAnswer.NO_CONTENT;
  }

  private VenueAnswer cancelAll(Account account, Body body) {
    List<JsonObject> answers =
        body.objects("orders").stream().map(item -> cancelItem(account, item)).toList();
    return VenueAnswer.ok(new JsonObject().with("orders", answers));
  }

  private JsonObject cancelItem(Account account, Body item) {
    String id = item.required("order_id");
    try {
      return canceled(desk.cancel(account, id));
    } catch (Denied denied) {
      return new JsonObject()
          .with("order_id", id)
          .with("reduced_by", Decimals.count(0))
          .with("error", Refusal.item(denied));
    }
  }

  private JsonObject canceled(MemberOrder before) {
    return new JsonObject()
        .with("order_id", before.terms().id().toString())
        .with("client_order_id", before.clientOrderId())
        .with("reduced_by", Decimals.count(before.left()))
        .with("ts_ms", now.getAsLong());
  }

  private VenueAnswer decrease(Account account, String id, Body body) {
    Optional<Long> by = body.optionalCount("reduce_by");
    Optional<Long> to = body.optionalCount("reduce_to");
    if (by.isPresent() == to.isPresent()) {
      throw Denied.invalidParameters("exactly one of reduce_by and reduce_to");
    }
    MemberOrder order = desk.decrease(account, id, by.isPresent(), by.or(() -> to).orElseThrow());
    return VenueAnswer.ok(
        new JsonObject()
            .with("order_id", id)
            .with("client_order_id", order.clientOrderId())
            .with("remaining_count", Decimals.count(order.left()))
            .with("ts_ms", order.updatedMillis()));
  }
}
