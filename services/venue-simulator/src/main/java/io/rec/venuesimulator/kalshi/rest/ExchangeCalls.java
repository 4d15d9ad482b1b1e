package io.rec.venuesimulator.kalshi.rest;

import io.rec.domain.market.HourlyCalendar;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** {@code /exchange/…}: whether and when the exchange works. */
final class ExchangeCalls {

  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final String BEGINNING = "2021-01-01T00:00:00Z";
  private static final String END = "2099-12-31T23:59:59Z";

  private final Clock clock;
  private final FaultBoard faults;

  ExchangeCalls(Clock clock, FaultBoard faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** During an outage the same body comes with 503. */
  VenueAnswer status() {
    Instant now = clock.instant();
    boolean active = !faults.of(Venue.KALSHI_REST).outage();
    boolean trading = active && !HourlyCalendar.isPaused(now);
    JsonObject shard =
        new JsonObject()
            .with("exchange_index", MarketForm.EXCHANGE_INDEX)
            .with("description", "Crypto")
            .with("exchange_active", active)
            .with("trading_active", trading)
            .with("intra_exchange_transfers_active", active);
    JsonObject status =
        new JsonObject()
            .with("exchange_active", active)
            .with("trading_active", trading)
            .withIf(
                "exchange_estimated_resume_time",
                HourlyCalendar.endOfPause(now).map(Instant::toString))
            .with("intra_exchange_transfers_active", active)
            .with("exchange_index_statuses", List.of(shard));
    return VenueAnswer.of(active ? 200 : 503, status);
  }

  VenueAnswer schedule() {
    JsonObject hours = new JsonObject().with("start_time", BEGINNING).with("end_time", END);
    for (String day : DAYS) {
      boolean paused = day.equals("thursday");
      hours.with(
          day,
          paused
              ? List.of(session("00:00", "03:00"), session("05:00", "00:00"))
              : List.of(session("00:00", "00:00")));
    }
    return VenueAnswer.ok(
        new JsonObject()
            .with(
                "schedule",
                new JsonObject()
                    .with("standard_hours", List.of(hours))
                    .with("maintenance_windows", List.of())));
  }

  /** How old the account's figures are. */
  VenueAnswer userDataTimestamp() {
    Faults lagging = faults.of(Venue.KALSHI_REST);
    return VenueAnswer.ok(
        new JsonObject().with("as_of_time", clock.instant().minus(lagging.readLag()).toString()));
  }

  private static JsonObject session(String open, String close) {
    return new JsonObject().with("open_time", open).with("close_time", close);
  }
}
