package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.kalshi.book.Level;
import io.rec.venues.kalshi.feed.FeedPlan;
import io.rec.venues.kalshi.feed.MarketFeed;
import io.rec.venues.kalshi.feed.MarketFeedFigures;
import io.rec.venues.kalshi.feed.MarketNews;
import io.rec.venues.kalshi.market.KalshiEvent;
import io.rec.venues.kalshi.market.KalshiMarkets;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.Waits;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The real client of order books on an exchange, and a look at the exchange's own books. */
final class FollowedBooks implements AutoCloseable {

  private static final int BOOKS = 20;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final HttpClient client = VenueHttp.client();
  private final AtomicLong stale = new AtomicLong();
  private final MarketFeed feed;
  private final LastingStream stream;
  private final KalshiMarkets markets;
  private List<String> tickers = List.of();

  private FollowedBooks(FaultyExchange exchange) {
    Clock clock = Clock.systemUTC();
    KalshiVenue venue = KalshiVenue.of("venue-simulator", "", exchange::address);
    this.feed =
        new MarketFeed(
            ObjectMapper.getDefault(),
            new FeedPlan(true, false, Set.of()),
            new Told(),
            new SkewMeter(),
            clock);
    this.stream =
        new LastingStream(
            client,
            venue::stream,
            MarketFeed.limits(Waits.always(failures -> Duration.ofMillis(200))),
            feed,
            clock);
    this.markets =
        new KalshiMarkets(
            new KalshiRest(
                KalshiCalls.of(client, venue::rest, "books", failures -> DEADLINE, clock),
                CallSigner.NONE,
                ObjectMapper.getDefault()),
            DEADLINE);
  }

  /** Follows books of the event that closes last, so that no hour ends meanwhile. */
  static FollowedBooks of(FaultyExchange exchange) throws InterruptedException {
    FollowedBooks books = new FollowedBooks(exchange);
    String event = books.lastEvent();
    List<String> all = List.copyOf(exchange.asks(event).keySet());
    int first = Math.max(0, (all.size() - BOOKS) / 2);
    books.tickers = all.subList(first, Math.min(all.size(), first + BOOKS));
    books.feed.watch(Set.copyOf(books.tickers));
    books.stream.start();
    return books;
  }

  /** What was counted so far. */
  record Marks(long missing, long duplicates, long late, long snapshots, long losses, long stale) {

    Marks since(Marks before) {
      return new Marks(
          missing - before.missing,
          duplicates - before.duplicates,
          late - before.late,
          snapshots - before.snapshots,
          losses - before.losses,
          stale - before.stale);
    }

    long of(String mark) {
      return switch (mark) {
        case "missing" -> missing;
        case "duplicates" -> duplicates;
        case "late" -> late;
        case "losses" -> losses;
        default -> throw new IllegalArgumentException(mark);
      };
    }
  }

  Marks marks() {
    MarketFeedFigures figures = feed.figures();
    return new Marks(
        figures.lost(),
        figures.duplicates(),
        figures.late(),
        figures.snapshotsAsked(),
        stream.figures().losses(),
        stale.get());
  }

  /** What came from the exchange so far, of every kind. */
  long messages() {
    return stream.figures().messages();
  }

  /** Returns when no book is stale and each is what the exchange says at the same moment. */
  void awaitEqual() {
    // A call takes from the budget of 100 a minute.
    await().pollInterval(Duration.ofMillis(150)).atMost(30, SECONDS).until(this::equal);
  }

  @Override
  public void close() throws InterruptedException {
    stream.close();
    client.shutdownNow();
  }

  private boolean equal() throws InterruptedException {
    if (!(markets.books(tickers) instanceof Reply.Answered<List<BookSnapshot>> answered)) {
      return false;
    }
    return answered.value().size() == tickers.size()
        && answered.value().stream()
            .allMatch(
                said ->
                    feed.book(said.ticker())
                        .map(known -> levels(known).equals(levels(said)))
                        .orElse(false));
  }

  private static List<Map<BigDecimal, BigDecimal>> levels(BookSnapshot book) {
    return List.of(levels(book.bids()), levels(book.asks()));
  }

  private static Map<BigDecimal, BigDecimal> levels(List<Level> side) {
    Map<BigDecimal, BigDecimal> levels = new HashMap<>();
    side.forEach(
        level ->
            levels.put(level.price().stripTrailingZeros(), level.count().stripTrailingZeros()));
    return levels;
  }

  private String lastEvent() {
    return await()
        .pollInterval(Duration.ofMillis(500))
        .atMost(60, SECONDS)
        .until(this::openEvents, found -> !found.isEmpty())
        .stream()
        .max(Comparator.comparing(event -> event.strikeDate().orElse(Instant.EPOCH)))
        .orElseThrow()
        .ticker();
  }

  private List<KalshiEvent> openEvents() throws InterruptedException {
    return markets.openEvents("KXBTCD") instanceof Reply.Answered<Listing<KalshiEvent>> answered
        ? answered.value().items()
        : List.of();
  }

  private final class Told implements MarketNews {

    @Override
    public void stale(Set<String> tickers, String reason) {
      stale.addAndGet(tickers.size());
    }
  }
}
