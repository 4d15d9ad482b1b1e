package io.rec.venues.kalshi.account;

import io.rec.domain.money.Money;
import io.rec.domain.position.Fill;
import io.rec.venues.kalshi.Amounts;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the rows of the account's lists from their fields. */
final class AccountReader {

  private AccountReader() {}

  /** Of one whose scopes are not told nothing is known to be allowed. */
  static AccountKey key(Fields row) throws MalformedMessage {
    return new AccountKey(
        row.text("api_key_id"), row.has("scopes") ? row.texts("scopes") : List.of());
  }

  static AccountOrder order(Fields row) throws MalformedMessage {
    return new AccountOrder(
        row.text("order_id"),
        row.textOr("client_order_id", ""),
        row.text("ticker"),
        Amounts.direction(row),
        OrderStatus.of(row.text("status")),
        Amounts.price(row, "yes_price_dollars"),
        new AccountOrder.Counts(
            Amounts.count(row, "initial_count_fp"),
            Amounts.count(row, "fill_count_fp"),
            Amounts.count(row, "remaining_count_fp")),
        new AccountOrder.Charges(
            Amounts.moneyOrZero(row, "taker_fill_cost_dollars"),
            Amounts.moneyOrZero(row, "taker_fees_dollars")),
        new AccountOrder.Charges(
            Amounts.moneyOrZero(row, "maker_fill_cost_dollars"),
            Amounts.moneyOrZero(row, "maker_fees_dollars")),
        row.optionalTime("created_time"),
        row.optionalTime("last_update_time"),
        row.optionalTime("expiration_time"),
        row.textOr("self_trade_prevention_type", ""),
        row.textOr("order_group_id", ""));
  }

  static AccountFill fill(Fields row) throws MalformedMessage {
    try {
      return new AccountFill(
          new Fill(
              id(row),
              row.text("order_id"),
              row.textOr("ticker", row.textOr("market_ticker", "")),
              Amounts.direction(row),
              Amounts.count(row, "count_fp"),
              Amounts.price(row, "yes_price_dollars"),
              Amounts.money(row, "fee_cost"),
              at(row)),
          row.flag("is_taker"));
    } catch (IllegalArgumentException nothing) {
      throw new MalformedMessage(String.valueOf(nothing.getMessage()), nothing);
    }
  }

  static AccountPosition position(Fields row) throws MalformedMessage {
    return new AccountPosition(
        row.text("ticker"),
        row.decimal("position_fp"),
        Amounts.money(row, "market_exposure_dollars"),
        Amounts.money(row, "total_traded_dollars"),
        Amounts.money(row, "realized_pnl_dollars"),
        Amounts.money(row, "fees_paid_dollars"),
        row.optionalTime("last_updated_ts"));
  }

  static AccountSettlement settlement(Fields row) throws MalformedMessage {
    return new AccountSettlement(
        row.text("ticker"),
        row.textOr("event_ticker", ""),
        row.text("market_result"),
        leg(row, "yes"),
        leg(row, "no"),
        Money.ofCents(row.whole("revenue")),
        Amounts.moneyOrZero(row, "fee_cost"),
        row.time("settled_time"));
  }

  private static AccountSettlement.Leg leg(Fields row, String side) throws MalformedMessage {
    return new AccountSettlement.Leg(
        Amounts.count(row, side + "_count_fp"), Amounts.money(row, side + "_total_cost_dollars"));
  }

  private static String id(Fields row) throws MalformedMessage {
    String fill = row.textOr("fill_id", "");
    return fill.isEmpty() ? row.text("trade_id") : fill;
  }

  private static Instant at(Fields row) throws MalformedMessage {
    Optional<Instant> created = row.optionalTime("created_time");
    return created.isPresent()
        ? created.get()
        : row.optionalUnixSeconds("ts")
            .orElseThrow(() -> new MalformedMessage("created_time is missing"));
  }
}
