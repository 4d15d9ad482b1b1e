package io.rec.aiservice.analyst;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.indicator.Indicators;
import io.rec.domain.indicator.TimeFrame;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen and said lately: candles for 30 seconds, indicators for a minute, analyses for five
 * minutes or until a newer candle of their symbol has closed; and the last analysis of each market,
 * however old, for those who ask while the database is away.
 */
@Singleton
final class Memory {

  static final Duration CANDLES = Duration.ofSeconds(30);
  static final Duration INDICATORS = Duration.ofMinutes(1);
  static final Duration ANALYSES = Duration.ofMinutes(5);

  private static final int MOST_MARKETS = 1_000;

  private record Read(Fingerprint candles, IndicatorReading reading) {}

  private record Said(Fingerprint question, Analysis analysis) {}

  private final TimedCache<Market, List<Candle>> candles;
  private final TimedCache<Market, Read> readings;
  private final TimedCache<Market, Said> analyses;
  private final Counter invalidated;
  private final Map<String, Instant> closed = bounded();
  private final Map<Market, Analysis> last = bounded();

  Memory(Clock clock, MeterRegistry meters) {
    this.candles = new TimedCache<>("market_data", CANDLES, MOST_MARKETS, clock, meters);
    this.readings = new TimedCache<>("indicators", INDICATORS, MOST_MARKETS, clock, meters);
    this.analyses = new TimedCache<>("analyses", ANALYSES, MOST_MARKETS, clock, meters);
    this.invalidated =
        Counter.builder("recio.ai.cache.invalidated")
            .description("Analyses forgotten because a newer candle closed")
            .register(meters);
  }

  /** The candles of the last request for this market, when it was within 30 seconds. */
  Optional<List<Candle>> candles(Market market) {
    return candles.get(market, unused -> true);
  }

  void see(Market market, List<Candle> seen, Instant closedAt) {
    candles.put(market, seen);
    closed(market.symbol(), closedAt);
  }

  /** New market data: analyses of the symbol that were made before it closed are forgotten. */
  void closed(String symbol, Instant closedAt) {
    synchronized (closed) {
      Instant known = closed.get(symbol);
      if (known != null && !closedAt.isAfter(known)) {
        return;
      }
      closed.put(symbol, closedAt);
    }
    invalidated.increment(
        analyses.remove(market -> market.symbol().equals(symbol) && isOutdated(market)));
  }

  IndicatorReading reading(Market market, List<Candle> seen, Fingerprint print) {
    Optional<Read> known = readings.get(market, read -> read.candles().equals(print));
    if (known.isPresent()) {
      return known.get().reading();
    }
    IndicatorReading reading = Indicators.of(seen);
    readings.put(market, new Read(print, reading));
    return reading;
  }

  Optional<Analysis> analysis(Market market, Fingerprint question) {
    return analyses
        .get(market, said -> said.question().equals(question) && !isOutdated(market))
        .map(Said::analysis);
  }

  void keep(Fingerprint question, Analysis analysis) {
    synchronized (last) {
      last.put(analysis.market(), analysis);
    }
    analyses.put(analysis.market(), new Said(question, analysis));
  }

  /** The newest of a symbol, of any time frame when none is asked for. */
  Optional<Analysis> last(String symbol, Optional<TimeFrame> timeFrame) {
    synchronized (last) {
      return last.values().stream()
          .filter(analysis -> analysis.market().symbol().equals(symbol))
          .filter(a -> timeFrame.isEmpty() || a.market().timeFrame() == timeFrame.get())
          .max(Comparator.comparing(Analysis::at));
    }
  }

  private boolean isOutdated(Market market) {
    Instant closedAt;
    synchronized (closed) {
      closedAt = closed.getOrDefault(market.symbol(), Instant.EPOCH);
    }
    synchronized (last) {
      Analysis said = last.get(market);
      return said != null && closedAt.isAfter(said.at());
    }
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_MARKETS;
      }
    };
  }
}
