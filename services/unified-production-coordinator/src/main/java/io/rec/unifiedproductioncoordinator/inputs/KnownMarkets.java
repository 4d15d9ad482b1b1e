package io.rec.unifiedproductioncoordinator.inputs;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The markets of one symbol: of the event that closes next and of those after it. */
final class KnownMarkets {

  /** What became of a note. */
  enum Applied {
    NEWS,
    SAME,
    /** It builds on a version that is not known here: the row has to be read. */
    GAP
  }

  private final Map<String, EventState> events = new TreeMap<>();

  synchronized Applied apply(MarketNote note) throws InputRefused {
    if (note.eventTicker() == null) {
      throw new InputRefused("incomplete", "a note without an event");
    }
    EventState known = events.get(note.eventTicker());
    if (known == null || !known.follows(note)) {
      return Applied.GAP;
    }
    return known.apply(note) ? Applied.NEWS : Applied.SAME;
  }

  /** Takes a snapshot over unless something newer is known; tells whether it did. */
  synchronized boolean accept(MarketRow row) throws InputRefused {
    EventState state = EventState.of(row);
    EventState known = events.get(state.ticker());
    boolean newer =
        known == null
            || state.version() > known.version()
            || (state.version() == known.version() && state.asOf().isAfter(known.asOf()));
    if (newer) {
      events.put(state.ticker(), state);
    }
    return newer;
  }

  /** The event that closes first after this instant; those that have closed are forgotten. */
  synchronized Optional<MarketsSeen> current(Instant now) {
    events.values().removeIf(event -> !event.close().isAfter(now));
    return events.values().stream()
        .min(Comparator.comparing(EventState::close))
        .map(EventState::seen);
  }
}
