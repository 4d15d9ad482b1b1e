package io.rec.domain.strikes;

import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTitle;
import io.rec.domain.market.Strike;
import io.rec.domain.market.StrikeTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The markets of one event as of one moment, sorted by strike. Made when the markets change and
 * used for every tick until they change again, so all that does not depend on the price is settled
 * here.
 */
public final class EventMarkets {
  private final HourlyEvent event;
  private final String ticker;
  private final String status;
  private final Instant asOf;
  private final String title;
  private final OptionalLong tier;
  private final List<Quote> quotes;
  private final long[] strikes;
  private final List<String> refused;

  /**
   * Takes the venue's quotes in any order. Impossible ones are left out and named in {@link
   * #refused()}; of two with one strike the first counts.
   *
   * @param status the venue's word, such as {@code active}
   */
  public EventMarkets(HourlyEvent event, String status, Instant asOf, List<Quote> quotes) {
    this.event = event;
    this.ticker = event.ticker().toString();
    this.status = status;
    this.asOf = asOf;
    this.title = MarketTitle.of(event.ticker(), asOf);
    var complaints = new ArrayList<String>();
    var byStrike = new TreeMap<Long, Quote>();
    for (var quote : quotes) {
      if (quote.floorStrike().signum() <= 0 || quote.volume() < 0 || !hasPossiblePrices(quote)) {
        complaints.add("impossible quote: " + quote);
      } else if (byStrike.putIfAbsent(Strike.ofFloor(quote.floorStrike()).dollars(), quote)
          != null) {
        complaints.add("second market of its strike: " + quote);
      }
    }
    this.refused = List.copyOf(complaints);
    this.tier = StrikeTier.of(byStrike.values().stream().map(Quote::floorStrike).toList());
    // A market that nobody offers is no choice; but when no offer at all is known, the feed is
    // silent and the strikes are still worth showing.
    var offered = byStrike.values().stream().anyMatch(Quote::hasAsk);
    byStrike.values().removeIf(quote -> offered && !quote.hasAsk());
    this.quotes = List.copyOf(byStrike.values());
    this.strikes = byStrike.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  public HourlyEvent event() {
    return event;
  }

  public String symbol() {
    return event.ticker().symbol();
  }

  /** The event's ticker as text. */
  public String ticker() {
    return ticker;
  }

  public String status() {
    return status;
  }

  public Instant asOf() {
    return asOf;
  }

  public String title() {
    return title;
  }

  /** The spacing of the event's strikes in dollars, if it has two. */
  public OptionalLong tier() {
    return tier;
  }

  /** A sentence for each quote that was left out because it cannot be. */
  public List<String> refused() {
    return refused;
  }

  /** How many markets can be shown. */
  public int size() {
    return strikes.length;
  }

  long strike(int index) {
    return strikes[index];
  }

  Quote quote(int index) {
    return quotes.get(index);
  }

  /**
   * The index of the first of the {@code count} strikes nearest to a price; of equals the lower.
   */
  int nearest(double price, int count) {
    var from = 0;
    var last = strikes.length - count;
    // Moving on by one gives up the lowest strike for the next higher one.
    while (from < last && strikes[from + count] - price < price - strikes[from]) {
      from++;
    }
    return from;
  }

  private static boolean hasPossiblePrices(Quote quote) {
    return isPossible(quote.yesAsk())
        && isPossible(quote.noAsk())
        && isPossible(quote.yesBid())
        && isPossible(quote.noBid());
  }

  private static boolean isPossible(OptionalInt cents) {
    return cents.isEmpty() || (cents.getAsInt() >= 1 && cents.getAsInt() <= 99);
  }
}
