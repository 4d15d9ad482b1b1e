package io.rec.venues.kalshi.feed;

import io.rec.venues.kalshi.book.BookBroken;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.kalshi.book.OrderBook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The local books and which of them are stale. Guarded by the feed's lock. */
final class Books {

  private final Map<String, OrderBook> fresh = new HashMap<>();
  // Since when a snapshot is waited for.
  private final Map<String, Instant> waiting = new TreeMap<>();

  void await(Collection<String> tickers, Instant now) {
    tickers.forEach(
        ticker -> {
          fresh.remove(ticker);
          waiting.putIfAbsent(ticker, now);
        });
  }

  void keep(Set<String> tickers, Instant now) {
    fresh.keySet().retainAll(tickers);
    waiting.keySet().retainAll(tickers);
    for (String ticker : tickers) {
      if (!fresh.containsKey(ticker)) {
        waiting.putIfAbsent(ticker, now);
      }
    }
  }

  /** Those that were fresh until now. */
  Set<String> forgetAll() {
    Set<String> lost = new TreeSet<>(fresh.keySet());
    fresh.clear();
    waiting.clear();
    return lost;
  }

  /** Empty when nobody waits for this market any more. */
  Optional<BookTop> replace(BookSnapshot snapshot) {
    String ticker = snapshot.ticker();
    if (waiting.remove(ticker) == null && !fresh.containsKey(ticker)) {
      return Optional.empty();
    }
    OrderBook book = fresh.computeIfAbsent(ticker, OrderBook::new);
    book.replace(snapshot);
    return Optional.of(top(book));
  }

  /** Empty when the book is stale. */
  Optional<BookTop> change(NewsReader.Change change) throws BookBroken {
    OrderBook book = fresh.get(change.ticker());
    if (book == null) {
      return Optional.empty();
    }
    book.change(change.leg(), change.price(), change.delta());
    return Optional.of(top(book));
  }

  Optional<BookSnapshot> book(String ticker) {
    return Optional.ofNullable(fresh.get(ticker)).map(OrderBook::snapshot);
  }

  Set<String> stale() {
    return Set.copyOf(waiting.keySet());
  }

  /** A market whose snapshot has been waited for since before this time. */
  Optional<String> overdue(Instant since) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getValue().isBefore(since))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static BookTop top(OrderBook book) {
    return new BookTop(book.ticker(), book.bestBid(), book.bestAsk());
  }
}
