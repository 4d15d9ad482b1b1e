package io.rec.kalshiaccountsync.stream;

import io.rec.domain.money.Contracts;
import io.rec.domain.position.Fill;
import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.KnownOrder;
import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.OrderProgress;
import io.rec.kalshiaccountsync.account.OrderProgress.OrderCosts;
import io.rec.kalshiaccountsync.account.OrderTerms;
import io.rec.kalshiaccountsync.account.Source;
import io.rec.kalshiaccountsync.account.StreamedPosition;
import io.rec.venues.kalshi.Amounts;
import io.rec.venues.kalshi.account.OrderStatus;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads the {@code msg} of each private channel. */
final class NewsReader {

  private NewsReader() {}

  static News fill(Fields msg) throws MalformedMessage {
    Contracts count = Amounts.count(msg, "count_fp");
    if (count.isNone()) {
      throw new MalformedMessage("a fill of nothing");
    }
    Fill fill =
        new Fill(
            msg.text("trade_id"),
            msg.text("order_id"),
            msg.text("market_ticker"),
            Amounts.direction(msg),
            count,
            Amounts.price(msg, "yes_price_dollars"),
            Amounts.money(msg, "fee_cost"),
            msg.unixMillis("ts_ms"));
    return new News.Filled(
        new KnownFill(fill, msg.flag("is_taker"), word(msg, "client_order_id")),
        Optional.of(signed(msg, "post_position_fp")));
  }

  static News order(Fields msg) throws MalformedMessage {
    Instant createdAt = msg.unixMillis("created_ts_ms");
    OrderTerms terms =
        new OrderTerms(
            msg.text("ticker"),
            Amounts.direction(msg),
            Amounts.price(msg, "yes_price_dollars"),
            Amounts.count(msg, "initial_count_fp"),
            time(msg, "expiration_ts_ms"),
            word(msg, "order_group_id"),
            word(msg, "self_trade_prevention_type"));
    OrderProgress progress =
        new OrderProgress(
            OrderStatus.of(msg.text("status")),
            Amounts.count(msg, "fill_count_fp"),
            Amounts.count(msg, "remaining_count_fp"),
            new OrderCosts(
                Amounts.money(msg, "taker_fill_cost_dollars"),
                Amounts.money(msg, "maker_fill_cost_dollars"),
                Amounts.money(msg, "taker_fees_dollars"),
                Amounts.money(msg, "maker_fees_dollars")),
            time(msg, "last_updated_ts_ms").orElse(createdAt));
    KnownOrder order =
        new KnownOrder(
            msg.text("order_id"),
            word(msg, "client_order_id"),
            Optional.of(msg.optionalTime("created_time").orElse(createdAt)),
            terms,
            progress);
    return new News.Ordered(order, Source.STREAM);
  }

  static News position(Fields msg) throws MalformedMessage {
    return new News.Streamed(
        new StreamedPosition(
            msg.text("market_ticker"),
            signed(msg, "position_fp"),
            Amounts.money(msg, "position_cost_dollars"),
            Amounts.money(msg, "realized_pnl_dollars"),
            Amounts.money(msg, "fees_paid_dollars"),
            Amounts.count(msg, "volume_fp")));
  }

  private static Optional<Instant> time(Fields msg, String name) throws MalformedMessage {
    return msg.has(name) ? Optional.of(msg.unixMillis(name)) : Optional.empty();
  }

  /** Contracts, negative on the NO side. */
  private static BigDecimal signed(Fields msg, String name) throws MalformedMessage {
    BigDecimal count = msg.decimal(name);
    Contracts exact = Amounts.contracts(name, count.abs());
    return count.signum() < 0 ? exact.number().negate() : exact.number();
  }

  private static Optional<String> word(Fields msg, String name) {
    return Optional.of(msg.textOr(name, "")).filter(text -> !text.isEmpty());
  }
}
