package io.rec.venues.alpaca;

import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Whether the exchange trades now, and when that changes. */
public record MarketClock(Instant now, boolean open, Instant nextOpen, Instant nextClose) {

  static MarketClock read(Fields clock) throws MalformedMessage {
    return new MarketClock(
        time(clock, "timestamp"),
        clock.flag("is_open"),
        time(clock, "next_open"),
        time(clock, "next_close"));
  }

  /** With an offset, as the exchange writes them. */
  private static Instant time(Fields clock, String name) throws MalformedMessage {
    try {
      return OffsetDateTime.parse(clock.text(name)).toInstant();
    } catch (DateTimeException unusable) {
      throw new MalformedMessage(name + " is not a time", unusable);
    }
  }
}
