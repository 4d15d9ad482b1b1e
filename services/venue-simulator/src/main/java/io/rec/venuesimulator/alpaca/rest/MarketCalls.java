package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.stock.Phase;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** {@code /v2/clock}, {@code /v2/calendar} and {@code /v2/assets}. */
final class MarketCalls {

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SESSION = DateTimeFormatter.ofPattern("HHmm");

  private final Stocks stocks;
  private final MarketHours hours;
  private final Clock markets;
  private final Clock shown;

  MarketCalls(Stocks stocks, MarketHours hours, Clock markets, Clock shown) {
    this.stocks = stocks;
    this.hours = hours;
    this.markets = markets;
    this.shown = shown;
  }

  VenueAnswer clock() {
    Instant now = markets.instant();
    return VenueAnswer.ok(
        new JsonObject()
            .with("timestamp", there(shown.instant()))
            .with("is_open", hours.phase(now) == Phase.OPEN)
            .with("next_open", there(hours.opening(now).open()))
            .with("next_close", there(hours.current(now).close())));
  }

  VenueAnswer calendar(Query query) {
    LocalDate start = date(query, "start").orElse(FIRST);
    LocalDate end = date(query, "end").orElse(LAST);
    if (end.isBefore(start)) {
      throw Denied.parameters("end must not be before start");
    }
    LocalDate last = end.isAfter(LAST) ? LAST : end;
    LocalDate first = start.isBefore(FIRST) ? FIRST : start;
    return VenueAnswer.ok(
        first.isAfter(last)
            ? List.of()
            : first
                .datesUntil(last.plusDays(1))
                .flatMap(day -> hours.on(day).stream())
                .map(MarketCalls::day)
                .toList());
  }

  /** Those of the directory: every other ticker is there as well, but nobody could list them. */
  VenueAnswer assets(Query query) {
    boolean active = query.one("status").map("active"::equals).orElse(true);
    boolean shares = query.one("asset_class").map("us_equity"::equals).orElse(true);
    Optional<String> exchange = query.one("exchange");
    return VenueAnswer.ok(
        stocks.listed().stream()
            .filter(stock -> active && shares && query.one("attributes").isEmpty())
            .filter(stock -> exchange.map(stock.exchange().name()::equals).orElse(true))
            .map(MarketCalls::asset)
            .toList());
  }

  VenueAnswer asset(String symbolOrId) {
    String symbol = AssetIds.symbol(symbolOrId).orElse(symbolOrId);
    return VenueAnswer.ok(
        asset(
            stocks
                .find(symbol)
                .orElseThrow(() -> Denied.notFound("asset not found for " + symbolOrId))));
  }

  private static JsonObject asset(Stock stock) {
    return new JsonObject()
        .with("id", AssetIds.of(stock.symbol()).toString())
        .with("class", "us_equity")
        .with("exchange", stock.exchange().name())
        .with("symbol", stock.symbol())
        .with("name", stock.name())
        .with("status", "active")
        .with("tradable", true)
        .with("marginable", false)
        .with("shortable", false)
        .with("easy_to_borrow", false)
        .with("fractionable", true)
        .with("attributes", List.of());
  }

  private static JsonObject day(Session session) {
    return new JsonObject()
        .with("date", session.date().toString())
        .with("open", MINUTE.format(timeOf(session.open(), session)))
        .with("close", MINUTE.format(timeOf(session.close(), session)))
        .with("session_open", SESSION.format(timeOf(session.begins(), session)))
        .with("session_close", SESSION.format(timeOf(session.ends(), session)));
  }

  /** There is no way to write the midnight at a day's end but as its last minute. */
  private static LocalTime timeOf(Instant at, Session session) {
    ZonedDateTime there = at.atZone(MarketHours.NEW_YORK);
    return there.toLocalDate().equals(session.date()) ? there.toLocalTime() : LocalTime.MAX;
  }

  private static String there(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(MarketHours.NEW_YORK));
  }

  private static Optional<LocalDate> date(Query query, String name) {
    Optional<String> given = query.one(name);
    try {
      return given.map(text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeException wrong) {
      throw Denied.parameters("%s is no date: \"%s\"".formatted(name, given.orElse("")));
    }
  }
}
