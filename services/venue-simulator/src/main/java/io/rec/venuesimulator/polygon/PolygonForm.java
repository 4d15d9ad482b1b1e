package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.Bar;
import io.rec.venuesimulator.stock.Phase;
import io.rec.venuesimulator.stock.Print;
import io.rec.venuesimulator.stock.Quote;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the service writes bars, trades and quotes. */
final class PolygonForm {

  /** What a trade takes from its exchange to the consolidated tape. */
  private static final Duration TO_THE_TAPE = Duration.ofNanos(237_000);

  private static final long NANOS = 1_000_000_000L;
  private static final int ROUND_LOT = 100;
  private static final int EXTENDED_HOURS = 12;
  private static final int ODD_LOT = 37;

  /** Cboe, NYSE, Nasdaq and IEX by their numbers. */
  private static final List<Integer> EXCHANGES = List.of(19, 10, 12, 15);

  private PolygonForm() {}

  static JsonObject bar(Bar bar) {
    return prices(bar).with("t", bar.startMillis()).with("n", bar.turnover().trades());
  }

  /** As snapshots have days. */
  static JsonObject prices(Bar bar) {
    return new JsonObject()
        .with("v", bar.turnover().shares())
        .with("vw", bar.mean())
        .with("o", Bar.dollars(bar.prices().open()))
        .with("c", Bar.dollars(bar.prices().close()))
        .with("h", Bar.dollars(bar.prices().high()))
        .with("l", Bar.dollars(bar.prices().low()));
  }

  /** A day or minute that has not traded yet. */
  static JsonObject noPrices() {
    return new JsonObject()
        .with("v", 0)
        .with("vw", 0)
        .with("o", 0)
        .with("c", 0)
        .with("h", 0)
        .with("l", 0);
  }

  static JsonObject lastTrade(Stock stock, Print print) {
    return trade(print)
        .with("T", stock.symbol())
        .with("y", nanos(print.at().minus(TO_THE_TAPE)))
        .with("q", print.number())
        .with("z", stock.exchange().tape())
        .with("ds", String.valueOf(print.shares()));
  }

  /** As snapshots have them. */
  static JsonObject trade(Print print) {
    return new JsonObject()
        .with("c", conditions(print))
        .with("i", String.valueOf(print.number()))
        .with("p", print.price())
        .with("s", print.shares())
        .with("t", nanos(print.at()))
        .with("x", exchange(print.number()));
  }

  static JsonObject lastQuote(Stock stock, Print print, Quote quote) {
    return quote(quote)
        .with("T", stock.symbol())
        .with("X", exchange(print.number() + 1))
        .with("x", exchange(print.number()))
        .with("y", nanos(quote.at().minus(TO_THE_TAPE)))
        .with("q", print.number())
        .with("z", stock.exchange().tape());
  }

  /** As snapshots have them; sizes in round lots. */
  static JsonObject quote(Quote quote) {
    return new JsonObject()
        .with("P", quote.ask())
        .with("S", quote.askLots())
        .with("p", quote.bid())
        .with("s", quote.bidLots())
        .with("t", nanos(quote.at()));
  }

  static long nanos(Instant at) {
    return at.getEpochSecond() * NANOS + at.getNano();
  }

  private static List<Integer> conditions(Print print) {
    List<Integer> conditions = new ArrayList<>();
    if (print.phase() != Phase.OPEN) {
      conditions.add(EXTENDED_HOURS);
    }
    if (print.shares() < ROUND_LOT) {
      conditions.add(ODD_LOT);
    }
    return conditions;
  }

  private static int exchange(long number) {
    return EXCHANGES.get((int) Math.floorMod(number * 31 >> 2, EXCHANGES.size()));
  }
}
