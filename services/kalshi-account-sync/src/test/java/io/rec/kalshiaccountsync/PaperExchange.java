package io.rec.kalshiaccountsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import io.rec.venuesimulator.PaperDesk;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.ledger.Money;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulator of a paper desk, the member who trades there, and the cable of the sync. */
final class PaperExchange implements AutoCloseable {

  private static final String ROOT = "/trade-api/v2";
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final TestRole simulator;
  private final Cable cable;

  PaperExchange(Clock clock) {
    ConfigFolder config = ConfigFolder.create().with("venue-simulator");
    simulator =
        TestRole.startAt(
                clock,
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                config,
                Map.of("RECIO_SET_SIMULATOR_ADMIN", "true", "RECIO_SYMBOLS", "BTC"))
            .awaitReady();
    cable = new Cable(config.port("venue-simulator"));
  }

  Cable cable() {
    return cable;
  }

  /** The open market of the hour whose price is nearest to one half. */
  String market() {
    return get("/markets?status=open&limit=1000").at("markets").values().stream()
        .filter(market -> market.text("event_ticker").endsWith("08"))
        .min(
            Comparator.comparing(
                market -> new BigDecimal(market.text("yes_bid_dollars")).subtract(HALF).abs()))
        .map(market -> market.text("ticker"))
        .orElseThrow();
  }

  /** Takes so many contracts at whatever they cost. */
  void buy(String ticker, String count, String name) {
    place(ticker, "bid", count, "0.9900", "immediate_or_cancel", name);
  }

  void rest(String ticker, String count, String price, String name) {
    place(ticker, "bid", count, price, "good_till_canceled", name);
  }

  List<Json> fills() {
    return get("/portfolio/fills?limit=1000").at("fills").values();
  }

  /** What the exchange answers when it is asked for one of the account's lists. */
  List<Json> rows(String list) {
    String name = list.equals("positions") ? "market_positions" : list;
    return get("/portfolio/%s?limit=1000".formatted(list)).at(name).values();
  }

  /** Signed, of the market. */
  String position(String ticker) {
    return get("/portfolio/positions?limit=1000").at("market_positions").values().stream()
        .filter(position -> position.text("ticker").equals(ticker))
        .map(position -> position.text("position_fp"))
        .findFirst()
        .orElse("0.00");
  }

  /** In dollars. */
  String balance() {
    return get("/portfolio/balance").text("balance_dollars");
  }

  /** Money leaves the account, which no call tells of. */
  void withdraw(String dollars) {
    Exchange floor = simulator.bean(PaperDesk.class).simulator().exchange();
    boolean done =
        floor.act(
            Optional.empty(),
            each ->
                each.ledger()
                    .withdraw(
                        floor.present(), Floor.FIRST_MEMBER, Money.of(new BigDecimal(dollars))));
    assertThat(done).isTrue();
  }

  /** Sells what may be held, or buys NO, at whatever that brings. */
  void sell(String ticker, String count, String name) {
    place(ticker, "ask", count, "0.0100", "immediate_or_cancel", name);
  }

  void fault(String venue, String json) {
    assertThat(simulator.post("/admin/faults/" + venue, json).statusCode()).isEqualTo(200);
  }

  @Override
  public void close() {
    cable.close();
    simulator.close();
  }

  private void place(
      String ticker, String side, String count, String price, String inForce, String name) {
    HttpResponse<String> answer =
        simulator.post(
            ROOT + "/portfolio/events/orders",
            """
            {"ticker":"%s","side":"%s","count":"%s","price":"%s","time_in_force":"%s",
             "self_trade_prevention_type":"taker_at_cross","client_order_id":"%s"}"""
                .formatted(ticker, side, count, price, inForce, name));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private Json get(String path) {
    return Json.of(simulator.getWith(ROOT + path).body());
  }
}
