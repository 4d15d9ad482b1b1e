package io.rec.venues.coinbase.connector;

import io.rec.venues.coinbase.Candle;
import io.rec.venues.coinbase.CoinbaseCall;
import io.rec.venues.coinbase.CoinbaseRest;
import io.rec.venues.coinbase.Ticker;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Prices of coins; a symbol is a product as {@code BTC-USD}. */
final class CoinbaseData extends GuardedConnector implements DataProvider {

  /** Both ends of a window count, so that it is a step shorter than what it holds. */
  private static final int MOST_STEPS = CoinbaseRest.MOST_CANDLES - 1;

  private static final int MOST_BARS = 10 * MOST_STEPS;

  private static final Duration DAY = Duration.ofDays(1);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String PROBED = "BTC-USD";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  /** Further back than that a product that hardly trades is not looked through. */
  private static final int MORE_WINDOWS = 3;

  private final CoinbaseSender exchange;
  private final ConnectorTime time;

  CoinbaseData(String name, Guard guard, CoinbaseSender exchange, ConnectorTime time) {
    super(name, "coinbase", guard);
    this.exchange = exchange;
    this.time = time;
  }

  /** In two calls: the exchange tells the close of the day before with the bars only. */
  @Override
  public MarketQuote quote(String symbol) throws ConnectorException, InterruptedException {
    String product = checked(symbol);
    Ticker ticker = call("quote", () -> exchange.send(CoinbaseCall.ticker(product)));
    Instant yesterday = time.now().truncatedTo(ChronoUnit.DAYS).minus(DAY);
    List<Bar> daily = window(product, DAY, yesterday, yesterday);
    BigDecimal price = ticker.last().price();
    return new MarketQuote(
        product,
        price,
        changePercent(price, daily),
        ticker.bid(),
        ticker.ask(),
        ticker.last().at(),
        name());
  }

  /** One after the other: the exchange has no call for several. */
  @Override
  public Quotes quotes(Collection<String> symbols) throws ConnectorException, InterruptedException {
    Map<String, MarketQuote> found = new LinkedHashMap<>();
    Map<String, String> missing = new LinkedHashMap<>();
    for (String symbol : new LinkedHashSet<>(symbols)) {
      try {
        found.put(symbol, quote(symbol));
      } catch (ConnectorApiException refused) {
        if (refused.statusCode() != NOT_FOUND && refused.statusCode() != BAD_REQUEST) {
          throw refused;
        }
        missing.put(symbol, String.valueOf(refused.getMessage()));
      }
    }
    return new Quotes(found, missing);
  }

  /** In windows of 300 bars, the newest first; bars without a trade do not exist. */
  @Override
  public List<Bar> bars(String symbol, Timeframe timeframe, int limit)
      throws ConnectorException, InterruptedException {
    if (limit < 1 || limit > MOST_BARS) {
      throw ConnectorRefusedException.invalid(
          "limit is not between 1 and %d: %d".formatted(MOST_BARS, limit));
    }
    Duration granularity = granularity(timeframe);
    String product = checked(symbol);
    int steps = Math.min(limit, MOST_STEPS);
    int windows = Math.ceilDiv(limit, steps) + MORE_WINDOWS;
    Instant end = time.now().truncatedTo(ChronoUnit.SECONDS);
    List<Bar> bars = new ArrayList<>();
    for (int window = 0; window < windows && bars.size() < limit; window++) {
      Instant from = end.minus(granularity.multipliedBy(steps));
      bars.addAll(0, window(product, granularity, from, end));
      end = from.minusSeconds(1);
    }
    return List.copyOf(bars.subList(Math.max(0, bars.size() - limit), bars.size()));
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return PROBED + " traded at " + exchange.send(CoinbaseCall.ticker(PROBED)).last().at();
  }

  private List<Bar> window(String product, Duration granularity, Instant from, Instant to)
      throws ConnectorException, InterruptedException {
    CoinbaseCall<List<Bar>> bars =
        CoinbaseCall.candles(product, granularity, from, to).then(CoinbaseData::bars);
    return call("bars", () -> exchange.send(bars));
  }

  private static List<Bar> bars(List<Candle> candles) {
    return candles.stream().map(CoinbaseData::bar).toList();
  }

  private static Bar bar(Candle candle) {
    return new Bar(
        candle.start(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume());
  }

  /** None where it did not trade on the day before. */
  private static BigDecimal changePercent(BigDecimal price, List<Bar> dayBefore) {
    return dayBefore.stream()
        .findFirst()
        .map(Bar::close)
        .map(
            before ->
                price.subtract(before).multiply(HUNDRED).divide(before, 2, RoundingMode.HALF_UP))
        .orElse(BigDecimal.ZERO.setScale(2));
  }

  private static Duration granularity(Timeframe timeframe) throws ConnectorRefusedException {
    return switch (timeframe) {
      case MIN_1, MIN_5, MIN_15, HOUR_1, DAY_1 -> timeframe.atMost();
      case MIN_30, HOUR_4, WEEK_1, MONTH_1 ->
          throw ConnectorRefusedException.invalid(
              "timeframe is %s: coinbase has 1min, 5min, 15min, 1hour and 1day"
                  .formatted(timeframe.word()));
    };
  }

  private static String checked(String symbol) throws ConnectorRefusedException {
    if (!symbol.matches("[A-Za-z0-9]{1,20}-[A-Za-z0-9]{1,20}")) {
      throw ConnectorRefusedException.invalid("symbol is not a product as BTC-USD");
    }
    return symbol;
  }
}
