package io.rec.venuesimulator.stock;

import io.rec.venuesimulator.price.Noise;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which shares there are: any ticker of one to five capitals, with a class behind a dot if it has
 * one. Some stand for what does not exist: {@link #UNKNOWN}, and all that begin with ZZ.
 */
public final class Stocks {

  /** Tickers that look like any other and are none. */
  static final Set<String> UNKNOWN =
      Set.of("NOPE", "FAKE", "BOGUS", "WRONG", "NONE", "XXXX", "XXXXX");

  private static final String UNKNOWN_BEGINNING = "ZZ";
  private static final Pattern TICKER = Pattern.compile("[A-Z]{1,5}(\\.[A-Z])?");
  private static final int CHEAPEST = 10;
  private static final int SPREAD_OF_PRICES = 390;

  /** What is listed when all are asked for: symbol, exchange, dollars, name. */
  private static final String DIRECTORY =
      """
      AAPL  NASDAQ 230 Apple Inc. Common Stock
      AMD   NASDAQ 160 Advanced Micro Devices, Inc. Common Stock
      AMZN  NASDAQ 220 Amazon.com, Inc. Common Stock
      AVGO  NASDAQ 300 Broadcom Inc. Common Stock
      BA    NYSE   210 Boeing Company (The) Common Stock
      BAC   NYSE    48 Bank of America Corporation Common Stock
      BRK.B NYSE   490 Berkshire Hathaway Inc. Class B
      COST  NASDAQ 940 Costco Wholesale Corporation Common Stock
      CSCO  NASDAQ  68 Cisco Systems, Inc. Common Stock
      DIS   NYSE   115 Walt Disney Company (The) Common Stock
      F     NYSE    12 Ford Motor Company Common Stock
      GE    NYSE   270 GE Aerospace Common Stock
      GLD   ARCA   330 SPDR Gold Shares
      GOOGL NASDAQ 210 Alphabet Inc. Class A Common Stock
      IBM   NYSE   260 International Business Machines Corporation Common Stock
      INTC  NASDAQ  25 Intel Corporation Common Stock
      IWM   ARCA   230 iShares Russell 2000 ETF
      JNJ   NYSE   175 Johnson & Johnson Common Stock
      JPM   NYSE   295 JPMorgan Chase & Co. Common Stock
      KO    NYSE    69 Coca-Cola Company (The) Common Stock
      META  NASDAQ 740 Meta Platforms, Inc. Class A Common Stock
      MSFT  NASDAQ 510 Microsoft Corporation Common Stock
      NFLX  NASDAQ 120 Netflix, Inc. Common Stock
      NVDA  NASDAQ 180 NVIDIA Corporation Common Stock
      PFE   NYSE    25 Pfizer, Inc. Common Stock
      PG    NYSE   157 Procter & Gamble Company (The) Common Stock
      QQQ   NASDAQ 570 Invesco QQQ Trust, Series 1
      SPY   ARCA   640 SPDR S&P 500 ETF Trust
      T     NYSE    28 AT&T Inc. Common Stock
      TSLA  NASDAQ 330 Tesla, Inc. Common Stock
      V     NYSE   345 Visa Inc. Common Stock
      WMT   NYSE   100 Walmart Inc. Common Stock
      XOM   NYSE   110 Exxon Mobil Corporation Common Stock
      """;

  private final long seed;
  private final Map<String, Stock> listed;
  private final Map<String, Stock> others = new ConcurrentHashMap<>();

  public Stocks(long seed) {
    this.seed = seed;
    this.listed =
        DIRECTORY
            .lines()
            .map(line -> line.split(" +", 4))
            .map(
                row ->
                    Stock.of(
                        row[0], row[3], Exchange.valueOf(row[1]), seed, Double.parseDouble(row[2])))
            .collect(Collectors.toUnmodifiableMap(Stock::symbol, Function.identity()));
  }

  /** By their symbols. */
  public List<Stock> listed() {
    return listed.values().stream().sorted(Comparator.comparing(Stock::symbol)).toList();
  }

  public Optional<Stock> find(String symbol) {
    boolean none =
        !TICKER.matcher(symbol).matches()
            || UNKNOWN.contains(symbol)
            || symbol.startsWith(UNKNOWN_BEGINNING);
    if (none) {
      return Optional.empty();
    }
    Stock known = listed.get(symbol);
    return Optional.of(known == null ? others.computeIfAbsent(symbol, this::made) : known);
  }

  private Stock made(String symbol) {
    long bits = Noise.bits(symbol.hashCode());
    List<Exchange> exchanges = Arrays.asList(Exchange.values());
    return Stock.of(
        symbol,
        symbol + " Corporation Common Stock",
        exchanges.get(Math.floorMod(bits, exchanges.size())),
        seed,
        CHEAPEST + Math.floorMod(bits >> 8, SPREAD_OF_PRICES));
  }
}
