package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.Bar;
import io.rec.venuesimulator.stock.Print;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** {@code /v2/snapshot/...} and {@code /v2/last/...}: how things stand now. */
final class SnapshotCalls {

  private static final int PERCENT = 2;
  private static final int CHANGE_DECIMALS = 6;

  private final Stocks stocks;
  private final Tape tape;

  SnapshotCalls(Stocks stocks, Tape tape) {
    this.stocks = stocks;
    this.tape = tape;
  }

  VenueAnswer lastTrade(Asked asked) {
    Stock stock = stocks.find(asked.part(0)).orElseThrow(Refused::notFound);
    JsonObject trade = PolygonForm.lastTrade(stock, tape.last(stock, asked.now()));
    return VenueAnswer.ok(ok(asked).with("results", trade));
  }

  VenueAnswer lastQuote(Asked asked) {
    Stock stock = stocks.find(asked.part(0)).orElseThrow(Refused::notFound);
    Print print = tape.last(stock, asked.now());
    JsonObject quote = PolygonForm.lastQuote(stock, print, tape.quote(stock, asked.now()));
    return VenueAnswer.ok(ok(asked).with("results", quote));
  }

  VenueAnswer one(Asked asked) {
    Stock stock = stocks.find(asked.part(0)).orElseThrow(Refused::notFound);
    return VenueAnswer.ok(ok(asked).with("ticker", snapshot(stock, asked.now())));
  }

  /** Those asked for, as far as they exist; without a wish all that are listed. */
  VenueAnswer many(Asked asked) {
    List<String> wanted = asked.query().list("tickers");
    List<Stock> found =
        wanted.isEmpty()
            ? stocks.listed()
            : wanted.stream()
                .map(String::strip)
                .distinct()
                .flatMap(symbol -> stocks.find(symbol).stream())
                .toList();
    return VenueAnswer.ok(
        ok(asked)
            .with("count", found.size())
            .with("tickers", found.stream().map(each -> snapshot(each, asked.now())).toList()));
  }

  /** Today is the last day on which trading began, until the next one's begins. */
  private JsonObject snapshot(Stock stock, Instant now) {
    Session today = tape.hours().latest(now);
    Session before = tape.hours().before(today.date());
    Bar previous = tape.day(stock, before, now).orElseThrow();
    Print last = tape.last(stock, now);
    BigDecimal close = Bar.dollars(previous.prices().close());
    BigDecimal change = last.price().subtract(close);
    return new JsonObject()
        .with("ticker", stock.symbol())
        .with("todaysChange", change)
        .with(
            "todaysChangePerc",
            change.movePointRight(PERCENT).divide(close, CHANGE_DECIMALS, RoundingMode.HALF_UP))
        .with("updated", PolygonForm.nanos(last.at()))
        .with(
            "day",
            tape.day(stock, today, now).map(PolygonForm::prices).orElseGet(PolygonForm::noPrices))
        .with("min", minute(stock, today, now))
        .with("prevDay", PolygonForm.prices(previous))
        .with("lastTrade", PolygonForm.trade(last))
        .with("lastQuote", PolygonForm.quote(tape.quote(stock, now)));
  }

  /** The last one that traded, with what was traded until then. */
  private JsonObject minute(Stock stock, Session today, Instant now) {
    return tape.lastMinute(stock, today, now)
        .map(PolygonForm::bar)
        .orElseGet(() -> PolygonForm.noPrices().with("t", 0).with("n", 0))
        .with("av", tape.shares(stock, today, now));
  }

  private static JsonObject ok(Asked asked) {
    return new JsonObject().with("status", "OK").with("request_id", asked.requestId());
  }
}
