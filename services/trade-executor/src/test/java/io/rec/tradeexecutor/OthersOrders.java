package io.rec.tradeexecutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Accounts;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.exchange.Exchange;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What a trader does on the exchange's own page, past the executor. */
final class OthersOrders {

  private static final String ORDERS = "/portfolio/events/orders";

  private final Floor floor;

  OthersOrders(Floor floor) {
    this.floor = floor;
  }

  /** A bid that rests, deep in the book unless the price says otherwise; the exchange's name. */
  String rest(String name, String count, String price) {
    return Json.of(
            call(
                201,
                "POST",
                ORDERS,
                """
                {"ticker":"%s","side":"bid","count":"%s","price":"%s","client_order_id":"%s",
                 "time_in_force":"good_till_canceled","self_trade_prevention_type":"taker_at_cross"}"""
                    .formatted(floor.market().ticker(), count, price, name)))
        .text("order_id");
  }

  /** The same of an account that is not ours. */
  String restStrangers(String name) {
    Accounts accounts = floor.venue().accounts();
    Account ours = accounts.unsigned().orElseThrow();
    accounts.openUnsigned("a stranger", new BigDecimal("100"), Tier.BASIC);
    try {
      return rest(name, "1.00", "0.0100");
    } finally {
      accounts.openUnsigned(ours.name(), BigDecimal.ZERO, ours.tier());
    }
  }

  void decrease(String orderId, String to) {
    call(200, "POST", ORDERS + "/" + orderId + "/decrease", "{\"reduce_to\":\"%s\"}".formatted(to));
  }

  void amend(String orderId, String price, String count) {
    call(
        200,
        "POST",
        ORDERS + "/" + orderId + "/amend",
        "{\"ticker\":\"%s\",\"side\":\"bid\",\"price\":\"%s\",\"count\":\"%s\"}"
            .formatted(floor.market().ticker(), price, count));
  }

  void cancel(String orderId) {
    call(200, "DELETE", ORDERS + "/" + orderId, "");
  }

  /** Nobody trades in the market from now on. */
  void pauseMarket() {
    Exchange exchange = floor.venue().exchange();
    exchange.setActive(
        exchange.listings().market(floor.market().ticker(), exchange.now()).orElseThrow(), false);
  }

  Json shown(String orderId) {
    return Json.of(call(200, "GET", "/portfolio/orders/" + orderId, "")).at("order");
  }

  /** Price, total, filled and remaining of an order, as the exchange shows them. */
  List<String> terms(String orderId) {
    Json order = shown(orderId);
    return List.of(
        order.text("yes_price_dollars"),
        order.text("initial_count_fp"),
        order.text("fill_count_fp"),
        order.text("remaining_count_fp"));
  }

  private String call(int expected, String method, String path, String body) {
    HttpResponse<String> answer =
        Floor.call(
            HttpRequest.newBuilder(floor.venueUrl(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return answer.body();
  }
}
