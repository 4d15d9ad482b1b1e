package io.rec.unifiedproductioncoordinator.inputs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

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
  private final Consumer<InputRefused> told;

  /** Whoever is told hears of each market that cannot be used. */
  KnownMarkets(Consumer<InputRefused> told) {
    this.told = told;
  }

  synchronized Applied apply(MarketNote note, Instant now) throws InputRefused {
    if (note.eventTicker() == null) {
      throw new InputRefused("incomplete", "a note without an event");
    }
    if (note.closeTime() != null && !note.closeTime().isAfter(now)) {
      return Applied.SAME;
    }
    EventState known = events.get(note.eventTicker());
    if (known == null || !known.follows(note)) {
      return Applied.GAP;
    }
    return known.apply(note, told) ? Applied.NEWS : Applied.SAME;
  }

  /**
   * Takes a snapshot over unless something newer is known; tells whether it did. The rows of events
   * that have closed stay for a day and are never news.
   */
  synchronized boolean accept(MarketRow row, Instant now) throws InputRefused {
    EventState state = EventState.of(row);
    if (!state.close().isAfter(now)) {
      return false;
    }
    EventState known = events.get(state.ticker());
    boolean newer =
        known == null
            || state.version() > known.version()
            || (state.version() == known.version() && state.asOf().isAfter(known.asOf()));
    if (newer) {
      state.take(row.markets() == null ? List.of() : row.markets(), told);
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
