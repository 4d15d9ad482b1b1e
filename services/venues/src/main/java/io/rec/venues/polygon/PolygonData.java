package io.rec.venues.polygon;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prices from Polygon. */
final class PolygonData extends GuardedConnector implements DataProvider {

  static final int MOST_BARS = 5000;

  private static final String SNAPSHOT = "/v2/snapshot/locale/us/markets/stocks/tickers";

  /** The exchange trades 6.5 of 24 hours on 5 of 7 days, and not on holidays: a generous start. */
  private static final int CLOSED_FACTOR = 6;

  private static final Duration LONGEST_BREAK = Duration.ofDays(5);
  private static final int LOOKS = 3;
  private static final int FURTHER = 4;

  private final PolygonCalls calls;
  private final ConnectorTime time;

  PolygonData(String name, Guard guard, PolygonCalls calls, ConnectorTime time) {
    super(name, "polygon", guard);
    this.calls = calls;
    this.time = time;
  }

  @Override
  public MarketQuote quote(String symbol) throws ConnectorException, InterruptedException {
    String path = SNAPSHOT + "/" + encoded(checked(symbol));
    return call("quote", () -> calls.get(path).object(each -> PolygonReader.one(each, name())));
  }

  @Override
  public Quotes quotes(Collection<String> symbols) throws ConnectorException, InterruptedException {
    Set<String> wanted = new LinkedHashSet<>();
    for (String symbol : symbols) {
      wanted.add(checked(symbol));
    }
    if (wanted.isEmpty()) {
      return new Quotes(Map.of(), Map.of());
    }
    String path = SNAPSHOT + "?tickers=" + encoded(String.join(",", wanted));
    Map<String, MarketQuote> found =
        call("quotes", () -> calls.get(path).object(all -> PolygonReader.all(all, name())));
    Map<String, MarketQuote> asked = new HashMap<>(found);
    asked.keySet().retainAll(wanted);
    Map<String, String> missing = new HashMap<>();
    wanted.stream()
        .filter(symbol -> !asked.containsKey(symbol))
        .forEach(symbol -> missing.put(symbol, name() + " has no quote of it"));
    return new Quotes(asked, missing);
  }

  /** Bars without a trade do not exist, so the range grows until there are enough or no more. */
  @Override
  public List<Bar> bars(String symbol, Timeframe timeframe, int limit)
      throws ConnectorException, InterruptedException {
    if (limit < 1 || limit > MOST_BARS) {
      throw ConnectorRefusedException.invalid(
          "limit is not between 1 and %d: %d".formatted(MOST_BARS, limit));
    }
    String ticker = checked(symbol);
    Instant now = time.now();
    Duration span = timeframe.atMost().multipliedBy((long) limit * CLOSED_FACTOR);
    List<Bar> bars = List.of();
    for (int look = 0; look < LOOKS && bars.size() < limit; look++) {
      Instant from = now.minus(span).minus(LONGEST_BREAK);
      bars = range(ticker, timeframe, from, now, limit);
      span = span.multipliedBy(FURTHER);
    }
    return bars;
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return "market " + calls.get("/v1/marketstatus/now").object(status -> status.text("market"));
  }

  private List<Bar> range(String ticker, Timeframe timeframe, Instant from, Instant to, int limit)
      throws ConnectorException, InterruptedException {
    // Newest first: a limit cuts off the oldest. It counts the minutes or days that bars are made
    // of, so the longest answer is asked for.
    String path =
        "/v2/aggs/ticker/%s/range/%d/%s/%d/%d?adjusted=true&sort=desc&limit=50000"
            .formatted(
                encoded(ticker),
                timeframe.count(),
                timeframe.unit().word(),
                from.toEpochMilli(),
                to.toEpochMilli());
    List<Bar> newestFirst = call("bars", () -> calls.get(path).object(PolygonReader::bars));
    List<Bar> newest = newestFirst.subList(0, Math.min(limit, newestFirst.size()));
    return List.copyOf(new ArrayList<>(newest).reversed());
  }

  private static String checked(String symbol) throws ConnectorRefusedException {
    if (!symbol.matches("[A-Za-z0-9.:_-]{1,40}")) {
      throw ConnectorRefusedException.invalid("symbol is not a ticker");
    }
    return symbol;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
