package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.desk.Member;
import io.rec.venuesimulator.desk.MemberOrder;
import io.rec.venuesimulator.desk.Reads;
import io.rec.venuesimulator.kalshi.form.OrderForm;
import io.rec.venuesimulator.kalshi.query.Page;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import java.util.Optional;

/** {@code GET /portfolio/orders…}. */
final class OrderReads {

  private static final List<String> STATUSES = List.of("resting", "canceled", "executed");
  private static final int MOST_EVENTS = 10;

  private final Reads reads;

  OrderReads(Reads reads) {
    this.reads = reads;
  }

  VenueAnswer list(Account account, Parameters parameters) {
    int limit = parameters.limit(Filters.USUAL, Filters.MOST);
    Optional<String> status = parameters.oneOf("status", STATUSES);
    Filters filters = Filters.of(parameters, MOST_EVENTS);
    Member member = reads.member(account);
    List<MemberOrder> found =
        reads.orders(account).stream()
            .filter(order -> status.isEmpty() || status.get().equals(order.status().wire()))
            .filter(order -> filters.fit(order.terms().market()))
            .filter(order -> filters.fit(order.terms().createdMillis()))
            .toList();
    Page<MemberOrder> page =
        Page.of(found, limit, parameters.text("cursor"), order -> order.terms().id().toString());
    return VenueAnswer.ok(
        new JsonObject()
            .with(
                "orders",
                page.rows().stream().map(order -> OrderForm.order(member, order)).toList())
            .with("cursor", page.cursor()));
  }

  VenueAnswer one(Account account, String id) {
    return VenueAnswer.ok(
        new JsonObject()
            .with("order", OrderForm.order(reads.member(account), reads.order(account, id))));
  }

  VenueAnswer queuePosition(Account account, String id) {
    return VenueAnswer.ok(
        new JsonObject()
            .with("queue_position_fp", Decimals.count(reads.queued(account, id).ahead())));
  }

  VenueAnswer queuePositions(Account account, Parameters parameters) {
    List<String> tickers = parameters.list("market_tickers");
    Optional<String> event = parameters.text("event_ticker");
    List<JsonObject> positions =
        reads.queued(account).stream()
            .filter(queued -> wanted(queued.order().terms().market(), tickers, event))
            .map(
                queued ->
                    new JsonObject()
                        .with("order_id", queued.order().terms().id().toString())
                        .with("market_ticker", queued.order().terms().market().name())
                        .with("queue_position_fp", Decimals.count(queued.ahead())))
            .toList();
    return VenueAnswer.ok(new JsonObject().with("queue_positions", positions));
  }

  private static boolean wanted(ListedMarket market, List<String> tickers, Optional<String> event) {
    return (tickers.isEmpty() || tickers.contains(market.name()))
        && (event.isEmpty() || market.ticker().event().toString().equals(event.get()));
  }
}
