package io.rec.kalshiapiwatchdog.market;

import io.rec.venues.kalshi.feed.MarketTick;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The markets of one event and which of them changed since they were stored. Written by the stream
 * and by the calls, read by whoever publishes; each method is atomic.
 */
public final class EventBook {

  /** Further back the exchange has put its clock right, and what it says now is the present. */
  private static final Duration MOST_LATE = Duration.ofSeconds(5);

  /** The exchange's word for a market whose time has not come. */
  private static final String UNOPENED = "initialized";

  private record Told(Instant at, Instant heardAt) {}

  private final EventHead head;
  private final Map<String, MarketLine> lines = new TreeMap<>();

  /** The newest tick of each market: the exchange's time and ours. */
  private final Map<String, Told> told = new HashMap<>();

  /** The version in which each line was last changed. */
  private final Map<String, Long> changedIn = new HashMap<>();

  private Instant asOf;
  private long version;
  private long stored;
  private boolean changed;

  /** Versions grow from here, beyond those that an earlier process used for the event. */
  EventBook(EventHead head, long firstVersion, Instant asOf) {
    this.head = head;
    this.version = firstVersion;
    this.stored = firstVersion - 1;
    this.asOf = asOf;
  }

  public EventHead head() {
    return head;
  }

  public synchronized Instant asOf() {
    return asOf;
  }

  public synchronized List<String> tickers() {
    return List.copyOf(lines.keySet());
  }

  /**
   * The whole list of the exchange; what it does not name any more is gone. A tick that came after
   * the list was asked for is newer than the list, which may have been on its way before it.
   */
  synchronized void listed(List<MarketLine> listed, Instant askedAt, Instant at) {
    List<String> tickers = listed.stream().map(MarketLine::ticker).toList();
    lines.keySet().retainAll(tickers);
    told.keySet().retainAll(tickers);
    for (MarketLine line : listed) {
      MarketLine known = lines.get(line.ticker());
      Told tick = told.get(line.ticker());
      put(
          known != null && tick != null && tick.heardAt().isAfter(askedAt)
              ? line.pricedAs(known)
              : line);
    }
    confirmed(at);
  }

  /** Takes a tick of one of these markets, unless a newer one overtook it on the way. */
  synchronized Taken take(MarketTick tick, Instant at) {
    MarketLine known = lines.get(tick.ticker());
    if (known == null) {
      return Taken.UNKNOWN;
    }
    Told before = told.get(tick.ticker());
    if (before != null
        && tick.at().isBefore(before.at())
        && tick.at().isAfter(before.at().minus(MOST_LATE))) {
      return Taken.LATE;
    }
    told.put(tick.ticker(), new Told(tick.at(), at));
    confirmed(at);
    return put(known.with(tick)) ? Taken.CHANGED : Taken.SAME;
  }

  /** What is known was true at this time. */
  synchronized void confirmed(Instant at) {
    asOf = at.isAfter(asOf) ? at : asOf;
  }

  /** The present picture; changes since the last one begin a new version. */
  public synchronized EventPicture picture(boolean cached) {
    if (changed) {
      version++;
      changed = false;
    }
    List<MarketLine> newer =
        lines.values().stream()
            .filter(line -> changedIn.getOrDefault(line.ticker(), 0L) > stored)
            .toList();
    return new EventPicture(
        head, status(), asOf, cached, version, stored, List.copyOf(lines.values()), newer);
  }

  /** Whether the exchange has not opened it yet, as far as we were told. */
  synchronized boolean unopened() {
    return status().equals(UNOPENED);
  }

  /** The picture of this version is stored: whoever knows it or reads it needs nothing older. */
  public synchronized void stored(long pictured) {
    stored = Math.max(stored, pictured);
  }

  /** The word that most markets share. */
  private String status() {
    Optional<Map.Entry<String, Long>> most =
        lines.values().stream()
            .collect(Collectors.groupingBy(MarketLine::status, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Comparator.comparingLong(Map.Entry::getValue));
    return most.map(Map.Entry::getKey).orElse("unknown");
  }

  private boolean put(MarketLine line) {
    if (line.equals(lines.put(line.ticker(), line))) {
      return false;
    }
    changedIn.put(line.ticker(), version + 1);
    changed = true;
    return true;
  }
}
