package io.rec.kalshiapiwatchdog.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The markets of one event and which of them changed since they were stored. Written by the stream
 * and by the calls, read by whoever publishes; each method is atomic.
 */
public final class EventBook {

  private final EventHead head;
  private final Map<String, MarketLine> lines = new TreeMap<>();

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

  /** The whole list of the exchange; what it does not name any more is gone. */
  synchronized void listed(List<MarketLine> listed, Instant at) {
    lines.keySet().retainAll(listed.stream().map(MarketLine::ticker).toList());
    listed.forEach(this::put);
    confirmed(at);
  }

  /** Tells whether the line is one of these and became another. */
  synchronized boolean change(String ticker, Function<MarketLine, MarketLine> to, Instant at) {
    MarketLine known = lines.get(ticker);
    boolean news = known != null && put(to.apply(known));
    if (known != null) {
      confirmed(at);
    }
    return news;
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
