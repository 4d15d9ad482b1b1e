package io.rec.venues.kalshi.connector;

import io.rec.venues.connector.ConnectorApiException;
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
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.market.CandleRange;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.MarketQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prices of YES in dollars; a symbol is a market's ticker. */
final class KalshiData extends GuardedConnector implements DataProvider {

  static final int MOST_BARS = 5000;

  private static final int MOST_TICKERS = 100;

  /** The exchange makes no more in one call. */
  private static final int MOST_CANDLES = 9_000;

  private static final int FURTHER = 8;
  private static final int NOT_FOUND = 404;

  private final KalshiSender exchange;
  private final ConnectorTime time;

  KalshiData(String name, Guard guard, KalshiSender exchange, ConnectorTime time) {
    super(name, "kalshi", guard);
    this.exchange = exchange;
    this.time = time;
  }

  @Override
  public MarketQuote quote(String symbol) throws ConnectorException, InterruptedException {
    String ticker = checked(symbol);
    KalshiMarket market = call("quote", () -> exchange.send(MarketQueries.market(ticker)));
    return MarketPrice.of(market)
        .map(price -> price.quote(ticker, time.now(), name()))
        .orElseThrow(
            () ->
                new ConnectorApiException(
                    NOT_FOUND, "no_price", "%s has no price of %s".formatted(name(), ticker)));
  }

  @Override
  public Quotes quotes(Collection<String> symbols) throws ConnectorException, InterruptedException {
    Set<String> wanted = new LinkedHashSet<>();
    for (String symbol : symbols) {
      wanted.add(checked(symbol));
    }
    List<String> tickers = List.copyOf(wanted);
    Map<String, MarketQuote> found = new HashMap<>();
    for (int from = 0; from < tickers.size(); from += MOST_TICKERS) {
      List<String> some = tickers.subList(from, Math.min(from + MOST_TICKERS, tickers.size()));
      for (KalshiMarket market :
          call("quotes", () -> exchange.listing(MarketQueries.markets(some))).items()) {
        MarketPrice.of(market)
            .map(price -> price.quote(market.ticker(), time.now(), name()))
            .ifPresent(quote -> found.put(market.ticker(), quote));
      }
    }
    found.keySet().retainAll(wanted);
    Map<String, String> missing = new HashMap<>();
    tickers.stream()
        .filter(ticker -> !found.containsKey(ticker))
        .forEach(ticker -> missing.put(ticker, name() + " has no quote of it"));
    return new Quotes(found, missing);
  }

  /**
   * Until now, or until its close. Bars without a trade do not exist, so the range grows until
   * there are enough, or until it reaches the market's opening.
   */
  @Override
  public List<Bar> bars(String symbol, Timeframe timeframe, int limit)
      throws ConnectorException, InterruptedException {
    if (limit < 1 || limit > MOST_BARS) {
      throw ConnectorRefusedException.invalid(
          "limit is not between 1 and %d: %d".formatted(MOST_BARS, limit));
    }
    Duration period = period(timeframe);
    String ticker = checked(symbol);
    KalshiMarket market = call("market", () -> exchange.send(MarketQueries.market(ticker)));
    Instant end = earlier(time.now(), market.closeTime());
    if (end.isBefore(market.openTime())) {
      return List.of();
    }
    List<Bar> bars = List.of();
    for (long span = limit; ; span *= FURTHER) {
      long candles = Math.min(span, MOST_CANDLES);
      Instant from = end.minus(period.multipliedBy(candles));
      // What is not over yet ends later.
      CandleRange range = new CandleRange(from, end.plus(period), period);
      bars = call("bars", () -> exchange.send(MarketQueries.bars(ticker, range)));
      boolean all = candles < span || from.isBefore(market.openTime());
      if (bars.size() >= limit || all) {
        return bars.subList(Math.max(0, bars.size() - limit), bars.size());
      }
    }
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    ExchangeStatus status = exchange.send(ExchangeStatus.CALL);
    return status.exchangeActive() && status.tradingActive() ? "trading" : "trading is paused";
  }

  private static Duration period(Timeframe timeframe) throws ConnectorRefusedException {
    return switch (timeframe) {
      case MIN_1, HOUR_1, DAY_1 -> timeframe.atMost();
      case MIN_5, MIN_15, MIN_30, HOUR_4, WEEK_1, MONTH_1 ->
          throw ConnectorRefusedException.invalid(
              "timeframe is %s: kalshi has 1min, 1hour and 1day".formatted(timeframe.word()));
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String checked(String symbol) throws ConnectorRefusedException {
    if (!symbol.matches("[A-Za-z0-9._-]{1,100}")) {
      throw ConnectorRefusedException.invalid("symbol is not a market's ticker");
    }
    return symbol;
  }
}
