package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.desk.Amendment;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.desk.NewOrder;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a member asks for in the body of a call about orders. */
final class OrderBody {

  private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9_\\-:+=/]{1,64}");
  private static final long ROUTE_BY_TICKER = -1;
  private static final int MOST_SUBACCOUNTS = 63;
  private static final long MILLIS = 1000;

  private OrderBody() {}

  static NewOrder place(Body body) {
    NewOrder asked =
        new NewOrder(
            body.required("ticker"),
            body.text("client_order_id"),
            side(body),
            body.price("price"),
            body.count("count"),
            body.word("time_in_force", List.of(TimeInForce.values()), TimeInForce::wire),
            body.word("self_trade_prevention_type", List.of(SelfTrade.values()), SelfTrade::wire),
            body.flag("post_only"),
            body.flag("reduce_only"),
            body.flag("cancel_order_on_pause"),
            expiry(body.whole("expiration_time")).orElse(0),
            body.text("order_group_id"));
    asked.clientOrderId().ifPresent(id -> checkId("client_order_id", id));
    checkShard(body);
    checkSubaccount(body);
    return asked;
  }

  static Amendment amend(Body body) {
    Amendment asked =
        new Amendment(
            body.required("ticker"),
            side(body),
            body.price("price"),
            body.count("count"),
            body.text("client_order_id"),
            body.text("updated_client_order_id"),
            expiry(body.whole("expiration_time")));
    asked.updatedClientOrderId().ifPresent(id -> checkId("updated_client_order_id", id));
    checkShard(body);
    return asked;
  }

  private static Side side(Body body) {
    return body.word("side", List.of(Side.values()), Side::wire);
  }

  private static OptionalLong expiry(OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return seconds;
    }
    if (seconds.getAsLong() < 0 || seconds.getAsLong() > Long.MAX_VALUE / MILLIS) {
      throw Denied.invalidParameters("expiration_time");
    }
    return OptionalLong.of(seconds.getAsLong() * MILLIS);
  }

  private static void checkId(String name, String id) {
    if (!CLIENT_ORDER_ID.matcher(id).matches()) {
      throw Denied.invalidParameters(name);
    }
  }

  private static void checkShard(Body body) {
    long shard = body.whole("exchange_index").orElse(ROUTE_BY_TICKER);
    if (shard != ROUTE_BY_TICKER && shard != MarketForm.EXCHANGE_INDEX) {
      throw Denied.invalidParameters("exchange_index is not the market's");
    }
  }

  /** Nobody has moved cash into one, so nothing can be paid from there. */
  private static void checkSubaccount(Body body) {
    long subaccount = body.whole("subaccount").orElse(0);
    if (subaccount < 0 || subaccount > MOST_SUBACCOUNTS) {
      throw Denied.invalidParameters("subaccount");
    }
    if (subaccount != 0) {
      throw Denied.unfunded();
    }
  }
}
