package io.rec.trademanager.entry;

import static io.rec.trademanager.refusal.RequestBody.refused;

import io.micronaut.http.HttpStatus;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.TicketId;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.RefusedException;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Reads a ticket; what cannot be read is refused with the name of its rule. */
final class TicketReading {
  private static final String STRATEGY = "Hourly HTC";
  private static final long SLIPPAGE = 1;
  private static final long MOST_SLIPPAGE = 10;

  private TicketReading() {}

  static Wanted of(RequestBody body, String user) {
    body.text("user_id", RequestRule.WRONG_USER)
        .filter(named -> !named.equals(user))
        .ifPresent(named -> wrongUser(named, user));
    body.require("ticket_id", "ticker", "strike", "side", "buy_price", "position");
    var ticker = required(body.text("ticker", RequestRule.TICKER));
    var market = market(ticker);
    return new Wanted(
        parsed(
            RequestRule.TICKET_ID,
            () -> new TicketId(required(body.text("ticket_id", RequestRule.TICKET_ID)))),
        ticker,
        market,
        body.text("symbol", RequestRule.TICKER)
            .map(symbol -> symbol.toUpperCase(Locale.ROOT))
            .or(() -> market.map(known -> known.event().symbol()))
            .orElse("BTC"),
        parsed(
            RequestRule.STRIKE,
            () -> Strike.parse(required(body.text("strike", RequestRule.STRIKE)))),
        parsed(
            RequestRule.SIDE, () -> Side.ofLetter(required(body.text("side", RequestRule.SIDE)))),
        count(required(body.number("position", RequestRule.POSITION))),
        parsed(
            RequestRule.BUY_PRICE,
            () -> Price.ofDollars(required(body.number("buy_price", RequestRule.BUY_PRICE)))),
        slippage(body),
        probability(body),
        body.text("entry_method", RequestRule.ENTRY_METHOD)
            .map(word -> method(word))
            .orElse(EntryMethod.MANUAL),
        body.text("contract", RequestRule.TICKER),
        body.text("trade_strategy", RequestRule.TICKER).orElse(STRATEGY),
        body.number("symbol_open", RequestRule.SYMBOL_OPEN),
        body.whole("momentum", RequestRule.MOMENTUM).map(Math::toIntExact).orElse(null),
        body.text("model", RequestRule.TICKER).orElse(null),
        body.flag("test_filter"),
        body.part("advice", RequestRule.ADVICE).map(AdviceReading::of));
  }

  /** The form of a ticker; whether there is such a market is another question. */
  private static Optional<MarketTicker> market(String ticker) {
    try {
      return Optional.of(MarketTicker.parse(ticker));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Contracts count(BigDecimal position) {
    if (position.signum() <= 0) {
      throw refused(RequestRule.POSITION, position.toPlainString(), "more than 0 contracts");
    }
    return parsed(RequestRule.POSITION, () -> Contracts.parse(position.toPlainString()));
  }

  private static int slippage(RequestBody body) {
    long cents = body.whole("max_slippage_cents", RequestRule.MAX_SLIPPAGE_CENTS).orElse(SLIPPAGE);
    if (cents < 0 || cents > MOST_SLIPPAGE) {
      throw refused(
          RequestRule.MAX_SLIPPAGE_CENTS,
          Long.toString(cents),
          "0 to %d cents".formatted(MOST_SLIPPAGE));
    }
    return (int) cents;
  }

  private static OptionalDouble probability(RequestBody body) {
    var percent = body.number("prob", RequestRule.PROBABILITY);
    if (percent.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = percent.get().doubleValue();
    if (!(value >= 0 && value <= 100)) {
      throw refused(RequestRule.PROBABILITY, Double.toString(value), "0 to 100 percent");
    }
    return OptionalDouble.of(value);
  }

  private static EntryMethod method(String word) {
    for (var method : EntryMethod.values()) {
      if (method.word().equals(word)) {
        return method;
      }
    }
    throw refused(RequestRule.ENTRY_METHOD, word, "manual or auto");
  }

  private static void wrongUser(String named, String user) {
    throw new RefusedException(
        Refusal.of(HttpStatus.FORBIDDEN, RequestRule.WRONG_USER, named, user));
  }

  private static <T> T required(Optional<T> field) {
    return field.orElseThrow(() -> new IllegalStateException("a required field is absent"));
  }

  private static <T> T parsed(RequestRule rule, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (IllegalArgumentException wrong) {
      throw refused(rule, String.valueOf(wrong.getMessage()), "another form");
    }
  }
}
