package io.rec.aiservice.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.aiservice.testing.Analyses;
import io.rec.aiservice.testing.Candles;
import io.rec.aiservice.testing.Question;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.TimeFrame;
import io.rec.platform.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static final Market BTC = Analyses.BTC;
  private static final List<Candle> CANDLES = Candles.of(Question.rising("BTCUSDT"));
  private static final Fingerprint PRINT = Fingerprint.of(CANDLES);

  private final TestClock clock = TestClock.at("2026-11-27T10:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Memory memory = new Memory(clock, meters);

  @Test
  @DisplayName("BOT-CCH-03 market data is kept for 30 s")
  void keepsCandles() {
    memory.see(BTC, CANDLES, Instant.EPOCH);

    pass(Duration.ofSeconds(29));
    assertThat(memory.candles(BTC)).contains(CANDLES);
    pass(Duration.ofSeconds(2));
    assertThat(memory.candles(BTC)).isEmpty();
  }

  @Test
  @DisplayName("BOT-CCH-02 indicators are kept for a minute, for the same candles only")
  void keepsReadings() {
    var reading = memory.reading(BTC, CANDLES, PRINT);

    assertThat(memory.reading(BTC, CANDLES, PRINT)).isSameAs(reading);
    assertThat(memory.reading(BTC, CANDLES.subList(0, 50), Fingerprint.of(CANDLES.subList(0, 50))))
        .isNotEqualTo(reading);
    reading = memory.reading(BTC, CANDLES, PRINT);
    pass(Duration.ofSeconds(59));
    assertThat(memory.reading(BTC, CANDLES, PRINT)).isSameAs(reading);
    pass(Duration.ofSeconds(2));
    assertThat(memory.reading(BTC, CANDLES, PRINT)).isNotSameAs(reading).isEqualTo(reading);
  }

  @Test
  @DisplayName("BOT-CCH-01 analyses are kept for five minutes, and the last one is never forgotten")
  void keepsAnalyses() {
    Analysis analysis = Analyses.of(BTC, clock.instant());
    memory.keep(PRINT, analysis);

    pass(Duration.ofSeconds(299));
    assertThat(memory.analysis(BTC, PRINT)).contains(analysis);
    pass(Duration.ofSeconds(2));
    assertThat(memory.analysis(BTC, PRINT)).isEmpty();
    assertThat(memory.last("BTCUSDT", Optional.empty())).contains(analysis);
    assertThat(memory.last("BTCUSDT", Optional.of(TimeFrame.ONE_DAY))).isEmpty();
  }

  @Test
  @DisplayName("BOT-SYN-07 a candle that closed later ends the symbol's analyses, an earlier none")
  void endsWithNewerCandles() {
    Market eth = new Market("ETHUSDT", TimeFrame.ONE_HOUR);
    memory.keep(PRINT, Analyses.of(BTC, clock.instant()));
    memory.keep(PRINT, Analyses.of(eth, clock.instant()));

    memory.closed("BTCUSDT", clock.instant().minusSeconds(60));
    assertThat(memory.analysis(BTC, PRINT)).isPresent();
    memory.closed("BTCUSDT", clock.instant().plusSeconds(1));

    assertThat(memory.analysis(BTC, PRINT)).isEmpty();
    assertThat(memory.analysis(eth, PRINT)).isPresent();
    assertThat(meters.counter("recio.ai.cache.invalidated").count()).isEqualTo(1);
  }

  @Test
  @DisplayName("another question is not answered with this one's analysis")
  void tellsQuestionsApart() {
    memory.keep(PRINT.with(Map.of("a", 1.0, "b", 2.0)), Analyses.of(BTC, clock.instant()));

    assertThat(memory.analysis(BTC, PRINT.with(Map.of("b", 2.0, "a", 1.0)))).isPresent();
    assertThat(memory.analysis(BTC, PRINT.with(Map.of("a", 2.0, "b", 1.0)))).isEmpty();
    assertThat(memory.analysis(BTC, PRINT)).isEmpty();
  }

  @Test
  @DisplayName("R50 a cache has an end: the least used go first")
  void hasAnEnd() {
    var cache = new TimedCache<Integer, String>("t", Duration.ofMinutes(1), 2, clock, meters);
    cache.put(1, "one");
    cache.put(2, "two");
    cache.get(1, unused -> true);
    cache.put(3, "three");

    assertThat(cache.get(2, unused -> true)).isEmpty();
    assertThat(cache.get(1, unused -> true)).contains("one");
  }

  private void pass(Duration time) {
    clock.moveTo(clock.instant().plus(time));
  }
}
