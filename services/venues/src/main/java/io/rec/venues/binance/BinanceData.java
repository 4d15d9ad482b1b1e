package io.rec.venues.binance;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Prices from Binance's public calls. The change is that of the last 24 hours: no day closes. */
final class BinanceData extends GuardedConnector implements DataProvider {

  static final int MOST_BARS = 5_000;

  private static final int MOST_IN_A_CALL = 1_000;
  private static final String UNKNOWN_SYMBOL = "-1121";

  private final PublicCalls calls;

  BinanceData(String name, Guard guard, PublicCalls calls) {
    super(name, "binance_data", guard);
    this.calls = calls;
  }

  @Override
  public MarketQuote quote(String symbol) throws ConnectorException, InterruptedException {
    String asked = checked(symbol);
    return call("quote", () -> calls.quote(asked, name()));
  }

  /** One call for all; the venue refuses it for one that it does not know, then each is asked. */
  @Override
  public Quotes quotes(Collection<String> symbols) throws ConnectorException, InterruptedException {
    Set<String> wanted = new LinkedHashSet<>();
    for (String symbol : symbols) {
      wanted.add(checked(symbol));
    }
    if (wanted.isEmpty()) {
      return new Quotes(Map.of(), Map.of());
    }
    try {
      Map<String, MarketQuote> found = new HashMap<>();
      for (MarketQuote quote : call("quotes", () -> calls.quotes(wanted, name()))) {
        found.put(quote.symbol(), quote);
      }
      return new Quotes(found, Map.of());
    } catch (ConnectorApiException refusal) {
      if (!refusal.venueCode().equals(UNKNOWN_SYMBOL)) {
        throw refusal;
      }
      return oneByOne(wanted);
    }
  }

  /** Newest first in pages of the venue's most, until there are enough or no more. */
  @Override
  public List<Bar> bars(String symbol, Timeframe timeframe, int limit)
      throws ConnectorException, InterruptedException {
    if (limit < 1 || limit > MOST_BARS) {
      throw ConnectorRefusedException.invalid(
          "limit is not between 1 and %d: %d".formatted(MOST_BARS, limit));
    }
    String asked = checked(symbol);
    List<Bar> bars = new ArrayList<>();
    OptionalLong until = OptionalLong.empty();
    while (bars.size() < limit) {
      int wanted = Math.min(MOST_IN_A_CALL, limit - bars.size());
      OptionalLong end = until;
      List<Bar> page = call("bars", () -> calls.bars(asked, timeframe, end, wanted));
      bars.addAll(0, page);
      if (page.size() < wanted) {
        break;
      }
      until = OptionalLong.of(page.getFirst().begin().toEpochMilli() - 1);
    }
    return List.copyOf(bars);
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return "time " + calls.time();
  }

  private Quotes oneByOne(Set<String> symbols) throws ConnectorException, InterruptedException {
    Map<String, MarketQuote> found = new HashMap<>();
    Map<String, String> missing = new HashMap<>();
    for (String symbol : symbols) {
      try {
        found.put(symbol, quote(symbol));
      } catch (ConnectorApiException refusal) {
        if (!refusal.venueCode().equals(UNKNOWN_SYMBOL)) {
          throw refusal;
        }
        missing.put(symbol, name() + " has no quote of it");
      }
    }
    return new Quotes(found, missing);
  }

  private static String checked(String symbol) throws ConnectorRefusedException {
    if (!symbol.matches("[A-Z0-9_.-]{1,20}")) {
      throw ConnectorRefusedException.invalid("symbol is none of binance, such as BTCUSDT");
    }
    return symbol;
  }
}
