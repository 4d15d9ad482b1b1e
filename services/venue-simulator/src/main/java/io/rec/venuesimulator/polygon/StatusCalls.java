package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.Holiday;
import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.stock.Phase;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v1/marketstatus/...}: whether trading goes on, and when it will not. */
final class StatusCalls {

  private static final String EXTENDED = "extended-hours";

  /** Currencies rest from Friday to Sunday, five in the afternoon. */
  private static final LocalTime WEEK_TURNS = LocalTime.of(17, 0);

  private final MarketHours hours;
  private final Clock shown;

  StatusCalls(MarketHours hours, Clock shown) {
    this.hours = hours;
    this.shown = shown;
  }

  VenueAnswer now(Asked asked) {
    Phase phase = hours.phase(asked.now());
    String word = word(phase);
    ZonedDateTime there =
        shown.instant().truncatedTo(ChronoUnit.SECONDS).atZone(MarketHours.NEW_YORK);
    return VenueAnswer.ok(
        new JsonObject()
            .with("afterHours", phase == Phase.LATE)
            .with(
                "currencies",
                new JsonObject()
                    .with("crypto", "open")
                    .with(
                        "fx",
                        currenciesRest(asked.now().atZone(MarketHours.NEW_YORK))
                            ? "closed"
                            : "open"))
            .with("earlyHours", phase == Phase.EARLY)
            .with(
                "exchanges",
                new JsonObject().with("nasdaq", word).with("nyse", word).with("otc", word))
            .with("market", word)
            .with("serverTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(there)));
  }

  /** Of a year, each exchange for itself. */
  VenueAnswer upcoming(Asked asked) {
    LocalDate today = asked.today();
    return VenueAnswer.ok(
        hours.holidays(today, today.plusYears(1)).stream()
            .flatMap(
                holiday -> Stream.of("NYSE", "NASDAQ").map(exchange -> form(holiday, exchange)))
            .toList());
  }

  private JsonObject form(Holiday holiday, String exchange) {
    List<Session> early = hours.on(holiday.date()).stream().toList();
    JsonObject form =
        new JsonObject()
            .with("date", holiday.date().toString())
            .with("exchange", exchange)
            .with("name", holiday.name())
            .with("status", early.isEmpty() ? "closed" : "early-close");
    early.forEach(
        session ->
            form.with("open", session.open().toString()).with("close", session.close().toString()));
    return form;
  }

  private static String word(Phase phase) {
    return switch (phase) {
      case OPEN -> "open";
      case EARLY, LATE -> EXTENDED;
      case CLOSED -> "closed";
    };
  }

  private static boolean currenciesRest(ZonedDateTime there) {
    DayOfWeek day = there.getDayOfWeek();
    boolean turned = !there.toLocalTime().isBefore(WEEK_TURNS);
    return day == DayOfWeek.SATURDAY
        || day == DayOfWeek.FRIDAY && turned
        || day == DayOfWeek.SUNDAY && !turned;
  }
}
