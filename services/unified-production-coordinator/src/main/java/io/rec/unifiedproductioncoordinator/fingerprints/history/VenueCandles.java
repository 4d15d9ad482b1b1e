package io.rec.unifiedproductioncoordinator.fingerprints.history;

import io.rec.platform.resilience.Backoff;
import io.rec.platform.resilience.RetryWaits;
import io.rec.venues.coinbase.CoinbaseRest;
import io.rec.venues.rest.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A stretch of 1-minute candles from the venue, page by page. A minute without a trade has none; a
 * candle that cannot be is left out and named.
 */
public final class VenueCandles implements Candles {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** With the waits of a stream about three minutes; a venue that is away longer is an alarm. */
  private static final int MOST_FAILURES = 8;

  private final CoinbaseRest venue;
  private final Stretch stretch;
  private final Backoff backoff;
  private final Consumer<String> notes;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** From a minute to another, both included. */
  public record Stretch(String symbol, Instant from, Instant to) {
    public long minutes() {
      return Math.max(0, Duration.between(from, to).toMinutes() + 1);
    }
  }

  public VenueCandles(
      CoinbaseRest venue, Stretch stretch, Backoff backoff, Consumer<String> notes) {
    this.venue = venue;
    this.stretch = stretch;
    this.backoff = backoff;
    this.notes = notes;
  }

  @Override
  public void candles(Reader reader) throws IOException, SQLException {
    var span = MINUTE.multipliedBy(CoinbaseRest.MOST_CANDLES - 1L);
    var from = stretch.from();
    var newest = Instant.MIN;
    while (!from.isAfter(stretch.to())) {
      var end = from.plus(span);
      var page =
          new Stretch(stretch.symbol(), from, end.isAfter(stretch.to()) ? stretch.to() : end);
      for (var candle : fetched(page)) {
        // The venue rounds what it is asked for, and a minute must not come twice.
        var within = !candle.start().isBefore(page.from()) && !candle.start().isAfter(page.to());
        if (!within || !candle.start().isAfter(newest)) {
          continue;
        }
        var possible = possible(candle);
        if (possible.isPresent()) {
          reader.candle(possible.get());
          newest = candle.start();
        }
      }
      from = page.to().plus(MINUTE);
    }
  }

  private Optional<Candle> possible(io.rec.venues.coinbase.Candle candle) {
    try {
      return Optional.of(
          new Candle(
              candle.start(),
              candle.open().doubleValue(),
              candle.high().doubleValue(),
              candle.low().doubleValue(),
              candle.close().doubleValue(),
              candle.volume().doubleValue()));
    } catch (IllegalArgumentException impossible) {
      notes.accept(
          "Left out the venue's candle of %s: %s"
              .formatted(candle.start(), impossible.getMessage()));
      return Optional.empty();
    }
  }

  private List<io.rec.venues.coinbase.Candle> fetched(Stretch page) throws IOException {
    try {
      var failures = 0;
      while (true) {
        var reply = venue.candles(page.symbol() + "-USD", MINUTE, page.from(), page.to(), ANSWER);
        if (reply instanceof Reply.Answered<List<io.rec.venues.coinbase.Candle>> answered) {
          return answered.value();
        }
        if (!(reply instanceof Reply.Limited<?>)) {
          failures++;
        }
        Thread.sleep(wait(page, reply, failures));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while fetching candles of " + page.symbol());
    }
  }

  /** How long to wait before the same page is asked for again; fails where that is useless. */
  private Duration wait(Stretch page, Reply<?> reply, int failures) throws IOException {
    if (reply instanceof Reply.Limited<?> limited) {
      return limited.retryAfter();
    }
    var useless =
        reply instanceof Reply.Refused<?> refused && !RetryWaits.worthRetrying(refused.status());
    if (useless || failures == MOST_FAILURES) {
      throw new IOException(
          "candles of %s from %s on: %s, after %d attempts"
              .formatted(page.symbol(), page.from(), reply, failures));
    }
    notes.accept("Candles from %s on: %s; asking again.".formatted(page.from(), reply));
    return backoff.wait(failures, random);
  }
}
