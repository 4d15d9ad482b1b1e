package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.desk.HeldPosition;
import io.rec.venuesimulator.desk.MemberFill;
import io.rec.venuesimulator.desk.Payment;
import io.rec.venuesimulator.desk.Reads;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.MoneyForm;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Page;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import java.util.Optional;

/** {@code GET /portfolio/…} but for orders. */
final class MoneyReads {

  private static final List<String> SETTLEMENT_STATUSES = List.of("all", "unsettled", "settled");
  private static final List<String> COUNT_FILTERS = List.of("position", "total_traded");

  /** Of an amount in a cent, and in what four decimals show. */
  private static final long CENT = 10_000;

  private static final long CENTICENT = 100;
  private static final long MILLIS = 1000;

  private final Reads reads;

  MoneyReads(Reads reads) {
    this.reads = reads;
  }

  VenueAnswer balance(Account account) {
    Reads.Funds funds = reads.funds(account);
    long balance = funds.cash().balance();
    String dollars = dollars(balance);
    return VenueAnswer.ok(
        new JsonObject()
            .with("balance", balance / CENT)
            .with("balance_dollars", dollars)
            .with("portfolio_value", funds.portfolioValue() / CENT)
            .with("updated_ts", funds.cash().atMillis() / MILLIS)
            .with("balance_breakdown", List.of(shard(dollars))));
  }

  VenueAnswer fills(Account account, Parameters parameters) {
    int limit = parameters.limit(Filters.USUAL, Filters.MOST);
    Filters filters = Filters.of(parameters, 1);
    Optional<String> order = parameters.text("order_id");
    List<MemberFill> found =
        reads.fills(account).stream()
            .filter(fill -> order.isEmpty() || order.get().equals(fill.order().toString()))
            .filter(fill -> filters.fit(fill.market()) && filters.fit(fill.atMillis()))
            .toList();
    Page<MemberFill> page = Page.of(found, limit, parameters.text("cursor"), MemberFill::key);
    return VenueAnswer.ok(
        new JsonObject()
            .with("fills", page.rows().stream().map(MoneyForm::fill).toList())
            .with("cursor", page.cursor()));
  }

  VenueAnswer settlements(Account account, Parameters parameters) {
    int limit = parameters.limit(Filters.USUAL, Filters.MOST);
    Filters filters = Filters.of(parameters, 1);
    List<Payment> found =
        reads.payments(account).stream()
            .filter(paid -> filters.fit(paid.market()) && filters.fit(paid.atMillis()))
            .toList();
    Page<Payment> page =
        Page.of(found, limit, parameters.text("cursor"), paid -> paid.market().id().toString());
    return VenueAnswer.ok(
        new JsonObject()
            .with("settlements", page.rows().stream().map(MoneyForm::payment).toList())
            .with("cursor", page.cursor()));
  }

  VenueAnswer positions(Account account, Parameters parameters) {
    int limit = parameters.limit(Filters.USUAL, Filters.MOST);
    Filters filters = Filters.of(parameters, 1);
    String status = parameters.oneOf("settlement_status", SETTLEMENT_STATUSES).orElse("unsettled");
    List<String> counts = parameters.list("count_filter");
    if (!COUNT_FILTERS.containsAll(counts)) {
      throw BadParameter.tag(parameters.call(), "CountFilter", "oneof");
    }
    List<HeldPosition> found =
        reads.positions(account).stream()
            .filter(held -> filters.fit(held.market()))
            .filter(held -> status.equals("all") || held.settled() == status.equals("settled"))
            .filter(held -> !counts.contains("position") || held.position().count() != 0)
            .filter(held -> !counts.contains("total_traded") || held.position().traded() != 0)
            .toList();
    Page<HeldPosition> page =
        Page.of(found, limit, parameters.text("cursor"), held -> held.market().id().toString());
    return VenueAnswer.ok(
        new JsonObject()
            .with("market_positions", page.rows().stream().map(MoneyForm::position).toList())
            .with("event_positions", EventPositions.of(page.rows()))
            .with("cursor", page.cursor()));
  }

  VenueAnswer restingValue(Account account) {
    long reserved = reads.funds(account).cash().reserved();
    return VenueAnswer.ok(
        new JsonObject()
            .with("total_resting_order_value", reserved / CENT)
            .with("resting_order_value_breakdown", List.of(shard(dollars(reserved)))));
  }

  /** What the account was opened with is the one deposit there ever is. */
  VenueAnswer deposits(Account account, Parameters parameters) {
    parameters.limit(Filters.USUAL, Filters.MOST);
    long opened = reads.member(account).openedMillis() / MILLIS;
    JsonObject deposit =
        new JsonObject()
            .with("id", reads.member(account).depositId().toString())
            .with("status", "applied")
            .with("type", "ach")
            .with("amount_cents", account.cash().movePointRight(2).longValue())
            .with("fee_cents", 0)
            .with("created_ts", opened)
            .with("finalized_ts", opened);
    boolean any = account.cash().signum() > 0;
    return VenueAnswer.ok(
        new JsonObject().with("deposits", any ? List.of(deposit) : List.of()).with("cursor", ""));
  }

  VenueAnswer withdrawals(Parameters parameters) {
    parameters.limit(Filters.USUAL, Filters.MOST);
    return VenueAnswer.ok(new JsonObject().with("withdrawals", List.of()).with("cursor", ""));
  }

  private static JsonObject shard(String dollars) {
    return new JsonObject()
        .with("exchange_index", MarketForm.EXCHANGE_INDEX)
        .with("balance", dollars);
  }

  private static String dollars(long amount) {
    return Decimals.price(Math.floorDiv(amount, CENTICENT));
  }
}
