package io.rec.venues.kalshi.feed;

import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.book.BookBroken;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Keeps the books current and passes the news on. Guarded by the feed's lock. */
final class NewsDesk {

  private final MarketNews news;
  private final NewsReader reader;
  private final SkewMeter skew;
  private final Clock clock;
  private final FeedCounters counters;
  private final Books books = new Books();

  NewsDesk(MarketNews news, NewsReader reader, SkewMeter skew, Clock clock, FeedCounters counters) {
    this.news = news;
    this.reader = reader;
    this.skew = skew;
    this.clock = clock;
    this.counters = counters;
  }

  /** Keeps books of these markets only; new ones wait for their snapshot. */
  void keep(Set<String> tickers) {
    books.keep(tickers, clock.instant());
  }

  void lostAll(String reason) {
    tellStale(books.forgetAll(), reason);
  }

  Optional<BookSnapshot> book(String ticker) {
    return books.book(ticker);
  }

  Set<String> stale() {
    return books.stale();
  }

  Optional<String> overdue(Duration patience) {
    return books.overdue(clock.instant().minus(patience));
  }

  /** These messages of a subscription never arrived. */
  void missed(Subscription of, long messages, Subscriptions now)
      throws IOException, InterruptedException {
    counters.lost.add(messages);
    if (of.channel == Channel.BOOK) {
      resnapshot(of, Set.copyOf(of.tickers), messages + " messages are missing", now);
    } else {
      news.missed(of.channel.word(), messages);
    }
  }

  /** The exchange ended a subscription by itself. */
  void ended(Subscription over, String reason) {
    if (over.channel == Channel.BOOK) {
      lostAll(reason);
    } else {
      news.missed(over.channel.word(), 1);
    }
  }

  void tell(Fields message, Subscription of, Subscriptions now)
      throws MalformedMessage, IOException, InterruptedException {
    switch (message.text("type")) {
      case "ticker" -> news.ticker(reader.tick(message.object("msg")));
      case "orderbook_snapshot", "orderbook_delta" -> book(message, of, now);
      case "market_lifecycle_v2" -> news.lifecycle(reader.lifecycle(message.object("msg")));
      case "cfbenchmarks_value" -> {
        IndexValue value = reader.index(message.object("msg"));
        skew.stamped(value.at(), clock.instant());
        news.index(value);
      }
      default -> {
        // Other kinds of a channel we read, e.g. the fee updates among the turns of life.
      }
    }
  }

  private void book(Fields message, Subscription of, Subscriptions now)
      throws MalformedMessage, IOException, InterruptedException {
    try {
      Fields msg = message.object("msg");
      if (message.text("type").equals("orderbook_snapshot")) {
        books.replace(reader.snapshot(msg)).ifPresent(news::book);
      } else {
        change(reader.change(msg), of, now);
      }
    } catch (MalformedMessage unreadable) {
      // Its number is used up, so no gap will show that a change is missing.
      resnapshot(of, Set.copyOf(of.tickers), "a change was unreadable", now);
      throw unreadable;
    }
  }

  private void change(NewsReader.Change change, Subscription of, Subscriptions now)
      throws IOException, InterruptedException {
    skew.stamped(change.at(), clock.instant());
    try {
      Optional<BookTop> top = books.change(change);
      if (top.isEmpty()) {
        counters.heldChanges.increment();
      }
      top.ifPresent(news::book);
    } catch (BookBroken broken) {
      counters.brokenBooks.increment();
      resnapshot(of, Set.of(change.ticker()), String.valueOf(broken.getMessage()), now);
    }
  }

  private void resnapshot(Subscription of, Set<String> tickers, String reason, Subscriptions now)
      throws IOException, InterruptedException {
    books.await(tickers, clock.instant());
    tellStale(tickers, reason);
    counters.snapshotsAsked.increment();
    now.askSnapshots(of, tickers);
  }

  private void tellStale(Set<String> tickers, String reason) {
    if (!tickers.isEmpty()) {
      news.stale(tickers, reason);
    }
  }
}
