package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Book;
import io.rec.venuesimulator.alpaca.order.Position;
import io.rec.venuesimulator.alpaca.order.TradeDesk;
import io.rec.venuesimulator.stock.Bar;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/** What an account has and what it is worth now. */
final class HoldingForm {

  private static final int RATIO_DECIMALS = 6;
  private static final int NUMBER_LETTERS = 10;

  /** Of what is held; the broker asks for it although nothing here is bought on credit. */
  private static final BigDecimal MAINTENANCE = new BigDecimal("0.3");

  private final Tape tape;
  private final Instant now;

  HoldingForm(Tape tape, Instant now) {
    this.tape = tape;
    this.now = now;
  }

  JsonObject account(TradeDesk desk, Book book) {
    BigDecimal held =
        book.positions().stream()
            .map(position -> position.shares().multiply(price(position.stock())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    String power = Decimals.plain(book.buyingPower());
    String equity = Decimals.plain(book.cash().add(held));
    return new JsonObject()
        .with("id", desk.accountId().toString())
        .with("account_number", number(desk))
        .with("status", "ACTIVE")
        .with("crypto_status", "INACTIVE")
        .with("currency", "USD")
        .with("cash", Decimals.plain(book.cash()))
        .with("buying_power", power)
        .with("regt_buying_power", power)
        .with("non_marginable_buying_power", power)
        .with("accrued_fees", "0")
        .with("portfolio_value", equity)
        .with("equity", equity)
        .with("last_equity", Decimals.plain(book.lastEquity()))
        .with("long_market_value", Decimals.plain(held))
        .with("short_market_value", "0")
        .with("position_market_value", Decimals.plain(held))
        .with("initial_margin", Decimals.plain(held))
        .with("maintenance_margin", Decimals.plain(held.multiply(MAINTENANCE)))
        .with("multiplier", "1")
        .with("shorting_enabled", false)
        .with("trading_blocked", false)
        .with("transfers_blocked", false)
        .with("account_blocked", false)
        .with("trade_suspended_by_user", false)
        .with("created_at", desk.openedAt().toString())
        .with(
            "balance_asof",
            tape.hours().before(tape.hours().current(now).date()).date().toString());
  }

  JsonObject position(Position kept, Book book) {
    Session today = tape.hours().latest(now);
    Position position = kept.on(today.date());
    Stock stock = position.stock();
    BigDecimal price = price(stock);
    BigDecimal before = priceBefore(stock, today);
    BigDecimal value = position.shares().multiply(price);
    BigDecimal gain = value.subtract(position.cost());
    BigDecimal basis = position.dayBasis(before);
    BigDecimal gainToday = value.subtract(basis);
    return new JsonObject()
        .with("asset_id", AssetIds.of(stock.symbol()).toString())
        .with("symbol", stock.symbol())
        .with("exchange", stock.exchange().name())
        .with("asset_class", "us_equity")
        .with("asset_marginable", false)
        .with("qty", Decimals.plain(position.shares()))
        .with(
            "qty_available",
            Decimals.plain(position.shares().subtract(book.reserved(stock.symbol()))))
        .with("side", "long")
        .with("avg_entry_price", Decimals.plain(position.meanPrice()))
        .with("cost_basis", Decimals.plain(position.cost()))
        .with("market_value", Decimals.plain(value))
        .with("current_price", Decimals.plain(price))
        .with("lastday_price", Decimals.plain(before))
        .with("change_today", ratio(price.subtract(before), before))
        .with("unrealized_pl", Decimals.plain(gain))
        .with("unrealized_plpc", ratio(gain, position.cost()))
        .with("unrealized_intraday_pl", Decimals.plain(gainToday))
        .with("unrealized_intraday_plpc", ratio(gainToday, basis));
  }

  private BigDecimal price(Stock stock) {
    return tape.last(stock, now).price();
  }

  private BigDecimal priceBefore(Stock stock, Session today) {
    Session before = tape.hours().before(today.date());
    return Bar.dollars(tape.day(stock, before, now).orElseThrow().prices().close());
  }

  private static String ratio(BigDecimal part, BigDecimal whole) {
    return Decimals.plain(part.divide(whole, RATIO_DECIMALS, RoundingMode.HALF_UP));
  }

  private static String number(TradeDesk desk) {
    String digits = Long.toUnsignedString(desk.accountId().getMostSignificantBits(), 36);
    return "PA" + digits.substring(0, NUMBER_LETTERS).toUpperCase(Locale.ROOT);
  }
}
