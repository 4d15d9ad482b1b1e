package io.rec.kalshiapiwatchdog.market;

import io.rec.domain.market.Series;
import io.rec.venues.kalshi.feed.MarketTick;
import io.rec.venues.kalshi.market.KalshiMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events of one symbol that somebody may ask about: the present one and the next. */
public final class SymbolMarkets {

  private final Series series;
  private final Map<String, EventBook> books = new TreeMap<>();

  SymbolMarkets(Series series) {
    this.series = series;
  }

  public String symbol() {
    return series.symbol();
  }

  Series series() {
    return series;
  }

  /** The event that closes next, if its markets are known. */
  public Optional<EventBook> current(Instant now) {
    return open(now).stream().findFirst();
  }

  /** All that have not closed, in the order of their closes. */
  public synchronized List<EventBook> open(Instant now) {
    books.values().removeIf(book -> !book.head().closeTime().isAfter(now));
    return books.values().stream()
        .sorted(Comparator.comparing(book -> book.head().closeTime()))
        .toList();
  }

  /** Takes over what the exchange lists for an event. */
  synchronized void listed(
      EventHead head, List<KalshiMarket> markets, long version, Instant askedAt, Instant now) {
    List<MarketLine> lines = new ArrayList<>();
    for (KalshiMarket market : markets) {
      // Only "above" markets have a floor alone; what has none cannot be a strike.
      market.floorStrike().ifPresent(floor -> lines.add(MarketLine.of(market, floor)));
    }
    if (!lines.isEmpty()) {
      books
          .computeIfAbsent(head.eventTicker(), ticker -> new EventBook(head, version, now))
          .listed(lines, askedAt, now);
    }
  }

  /** What an earlier process stored, until the exchange says something newer. */
  synchronized void remembered(EventHead head, List<MarketLine> lines, long version, Instant asOf) {
    if (!books.containsKey(head.eventTicker())) {
      EventBook book = new EventBook(head, version, asOf);
      book.listed(lines, asOf, asOf);
      books.put(head.eventTicker(), book);
    }
  }

  Taken tick(MarketTick tick, Instant now) {
    return book(tick.ticker()).map(book -> book.take(tick, now)).orElse(Taken.UNKNOWN);
  }

  boolean owns(String marketTicker) {
    return marketTicker.startsWith(series.ticker() + "-");
  }

  private synchronized Optional<EventBook> book(String marketTicker) {
    int mark = marketTicker.lastIndexOf('-');
    return mark < 0
        ? Optional.empty()
        : Optional.ofNullable(books.get(marketTicker.substring(0, mark)));
  }
}
