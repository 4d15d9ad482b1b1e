package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Parameters;
import java.util.List;

/** The filters that the lists of a member have in common. */
record Filters(
    List<String> tickers, List<String> events, boolean elsewhere, long fromMillis, long toMillis) {

  static final int USUAL = 100;
  static final int MOST = 1000;

  private static final int MOST_TICKERS = 100;
  private static final long MILLIS = 1000;
  private static final long LATEST_SECOND = 253_402_300_799L;

  static Filters of(Parameters parameters, int mostEvents) {
    List<String> tickers = parameters.list("ticker");
    List<String> events = parameters.list("event_ticker");
    if (tickers.size() > MOST_TICKERS) {
      throw BadParameter.tag(parameters.call(), "Ticker", "max");
    }
    if (events.size() > mostEvents) {
      throw BadParameter.tag(parameters.call(), "EventTicker", "max");
    }
    return new Filters(
        tickers,
        events,
        elsewhere(parameters),
        millis(parameters.number("min_ts").orElse(0L)),
        millis(parameters.number("max_ts").orElse(LATEST_SECOND)) + MILLIS - 1);
  }

  /** Nothing is kept in sub-accounts. */
  private static boolean elsewhere(Parameters parameters) {
    return parameters.number("subaccount").orElse(0L) != 0;
  }

  boolean fit(ListedMarket market) {
    return !elsewhere
        && (tickers.isEmpty() || tickers.contains(market.name()))
        && (events.isEmpty() || events.contains(market.ticker().event().toString()));
  }

  boolean fit(long atMillis) {
    return atMillis >= fromMillis && atMillis <= toMillis;
  }

  private static long millis(long seconds) {
    return Math.clamp(seconds, 0, LATEST_SECOND) * MILLIS;
  }
}
