package io.rec.kalshiapiwatchdog.market;

import java.time.Instant;
import java.util.List;

/**
 * All markets of an event at one moment.
 *
 * @param changed those that are newer than the version {@code since}
 * @param cached whether the exchange has fallen silent and this is what it said before
 */
public record EventPicture(
    EventHead head,
    String status,
    Instant asOf,
    boolean cached,
    long version,
    long since,
    List<MarketLine> lines,
    List<MarketLine> changed) {

  public EventPicture {
    lines = List.copyOf(lines);
    changed = List.copyOf(changed);
  }
}
