package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.Bar;
import io.rec.venuesimulator.stock.Print;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /v2/aggs/...} and {@code /v1/open-close/...}: trades put together. */
final class AggregateCalls {

  private final Stocks stocks;
  private final Tape tape;

  AggregateCalls(Stocks stocks, Tape tape) {
    this.stocks = stocks;
    this.tape = tape;
  }

  /** Who asks for a ticker that is none learns that it did not trade. */
  VenueAnswer range(Asked asked) {
    RangeQuery wanted = RangeQuery.of(asked, 1);
    Optional<BarPage> page =
        stocks.find(asked.part(0)).map(stock -> BarPage.of(tape, stock, wanted, asked.now()));
    List<JsonObject> rows =
        page.map(BarPage::bars).orElse(List.of()).stream().map(PolygonForm::bar).toList();
    JsonObject answer =
        new JsonObject()
            .with("ticker", asked.part(0))
            .with("queryCount", page.map(BarPage::baseRows).orElse(0));
    return VenueAnswer.ok(
        counted(answer, wanted.adjusted(), rows, asked)
            .withIf(
                "next_url",
                page.flatMap(BarPage::rest).map(rest -> next(asked, wanted, rest.toEpochMilli()))));
  }

  /** Of the last day before this one that had a session. */
  VenueAnswer previous(Asked asked) {
    boolean adjusted = asked.flag("adjusted", true);
    Session session = tape.hours().before(asked.today());
    List<JsonObject> rows =
        stocks.find(asked.part(0)).stream()
            .flatMap(stock -> closed(stock, session, asked).stream())
            .toList();
    JsonObject answer =
        new JsonObject().with("ticker", asked.part(0)).with("queryCount", rows.size());
    return VenueAnswer.ok(counted(answer, adjusted, rows, asked));
  }

  VenueAnswer grouped(Asked asked) {
    boolean adjusted = asked.flag("adjusted", true);
    List<JsonObject> rows =
        tape.hours().on(asked.date(0)).stream()
            .flatMap(
                session ->
                    stocks.listed().stream()
                        .flatMap(stock -> closed(stock, session, asked).stream()))
            .toList();
    JsonObject answer = new JsonObject().with("queryCount", rows.size());
    return VenueAnswer.ok(counted(answer, adjusted, rows, asked));
  }

  VenueAnswer openClose(Asked asked) {
    asked.flag("adjusted", true);
    LocalDate date = asked.date(1);
    Stock stock = stocks.find(asked.part(0)).orElseThrow(Refused::notFound);
    Session session = tape.hours().on(date).orElseThrow(Refused::notFound);
    Bar day = tape.day(stock, session, asked.now()).orElseThrow(Refused::notFound);
    return VenueAnswer.ok(
        new JsonObject()
            .with("status", "OK")
            .with("from", date.toString())
            .with("symbol", stock.symbol())
            .with("open", Bar.dollars(day.prices().open()))
            .with("high", Bar.dollars(day.prices().high()))
            .with("low", Bar.dollars(day.prices().low()))
            .with("close", Bar.dollars(day.prices().close()))
            .with("volume", day.turnover().shares())
            .withIf("afterHours", tape.lastLate(stock, session, asked.now()).map(Print::price))
            .withIf("preMarket", tape.firstEarly(stock, session, asked.now()).map(Print::price)));
  }

  /** A day's bar with the ticker; its time is that of the close. */
  private Optional<JsonObject> closed(Stock stock, Session session, Asked asked) {
    return tape.day(stock, session, asked.now())
        .map(day -> day.startingAt(session.close().toEpochMilli()))
        .map(day -> PolygonForm.bar(day).with("T", stock.symbol()));
  }

  private static JsonObject counted(
      JsonObject answer, boolean adjusted, List<JsonObject> rows, Asked asked) {
    answer.with("resultsCount", rows.size()).with("adjusted", adjusted);
    if (!rows.isEmpty()) {
      answer.with("results", rows);
    }
    return answer
        .with("status", "OK")
        .with("request_id", asked.requestId())
        .with("count", rows.size());
  }

  /** On the host that was called, and without the key. */
  private static String next(Asked asked, RangeQuery wanted, long rest) {
    return "%s/v2/aggs/ticker/%s/range/%s/%s/%s/%s?cursor=%s"
        .formatted(
            asked.root(),
            asked.part(0),
            asked.part(1),
            asked.part(2),
            wanted.descending() ? wanted.from().toEpochMilli() : rest,
            wanted.descending() ? rest : wanted.to().toEpochMilli(),
            wanted.cursor());
  }
}
