package io.rec.domain.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentumEngineTest {
  private static final long START = 1_755_280_800_000L;
  private static final double PRICE = 115_000;

  /** Milliseconds since the tick before, and the price. */
  record Step(long gap, double price) {}

  @Provide
  Arbitrary<List<Step>> streams() {
    var gaps =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.longs().between(0, 20)),
            Tuple.of(8, Arbitraries.longs().between(100, 2_500)),
            Tuple.of(2, Arbitraries.longs().between(20_000, 90_000)),
            Tuple.of(1, Arbitraries.longs().between(300_000, 4_000_000)));
    var prices = Arbitraries.integers().between(10_000_000, 12_500_000).map(cents -> cents / 100.0);
    return Combinators.combine(gaps, prices).as(Step::new).list().ofMinSize(1).ofMaxSize(400);
  }

  @Property(tries = 150)
  @Label("REC-PWB-03 each tick gives what a recomputation from all ticks gives")
  void equalsNaiveRecomputation(@ForAll("streams") List<Step> stream) {
    var engine = new MomentumEngine();
    var naive = new NaiveMomentum();
    var time = START;

    for (var step : stream) {
      time += step.gap();
      if (engine.update(time, step.price()) == TickOutcome.ACCEPTED) {
        naive.add(time, step.price());
      }
      same(engine.weighted(), naive.weighted(), 1e-9);
      for (var window : Window.ALL) {
        same(engine.delta(window), naive.delta(window), 0);
        assertThat(engine.isStale(window)).isEqualTo(naive.isStale(window));
      }
      assertThat(engine.oneMinuteAverage()).isCloseTo(naive.oneMinuteAverage(), within(1e-9));
      same(engine.volatility(), naive.volatility(), 1e-7);
    }
  }

  /** Unknown must be unknown on both sides. */
  private static void same(double value, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expected, within(tolerance));
    }
  }

  @Property(tries = 100)
  @Label("REC-PWB-07 an engine rebuilt from one row a second goes on as if never stopped")
  void restartIsInvisible(
      @ForAll("streams") List<Step> stream, @ForAll("streams") List<Step> rest) {
    var uninterrupted = new MomentumEngine();
    var log = new NaiveMomentum();
    var time = START;
    for (var step : stream) {
      time += step.gap();
      if (uninterrupted.update(time, step.price()) == TickOutcome.ACCEPTED) {
        log.add(time, step.price());
      }
    }

    var restarted = new MomentumEngine();
    var rows =
        log.samples().stream()
            .map(row -> new PricePoint(Instant.ofEpochSecond(row.second()), row.price()))
            .toList();
    assertThat(restarted.warm(rows)).isEqualTo(rows.size());

    for (var step : rest) {
      time += step.gap() + 1;
      uninterrupted.update(time, step.price());
      restarted.update(time, step.price());
      assertThat(restarted.reading()).isEqualTo(uninterrupted.reading());
    }
  }

  @Test
  void keepsExactBasesThroughHoursOfTicksEachSecond() {
    var engine = new MomentumEngine();
    for (int second = 0; second < 20_000; second++) {
      engine.update(START + second * 1000L, PRICE + second);
    }

    var now = PRICE + 19_999;
    for (var window : Window.ALL) {
      var base = now - window.seconds();
      assertThat(engine.delta(window)).isEqualTo((now - base) / base * 100);
    }
    assertThat(engine.oneMinuteAverage()).isCloseTo(now - 30, within(1e-9));
  }

  @Test
  void currentTickCountsAndTheLastOfASecondStandsForIt() {
    var engine = new MomentumEngine();
    engine.update(START, 100);
    engine.update(START + 999, 200);
    engine.update(START + 60_000, 300);

    assertThat(engine.delta(Window.ONE_MINUTE)).isEqualTo(50);
    assertThat(engine.oneMinuteAverage()).isEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesImpossiblePricesAndIsNotChanged(double price) {
    var engine = new MomentumEngine();
    engine.update(START, PRICE);
    var before = engine.reading();

    assertThat(engine.update(START + 1000, price)).isEqualTo(TickOutcome.IMPOSSIBLE_PRICE);

    assertThat(engine.reading()).isEqualTo(before);
  }

  @Test
  void refusesOldAndRepeatedTicksAndIsNotChanged() {
    var engine = new MomentumEngine();
    engine.update(START, PRICE);
    var before = engine.reading();

    assertThat(engine.update(START, PRICE)).isEqualTo(TickOutcome.DUPLICATE);
    assertThat(engine.update(START - 1, PRICE + 5)).isEqualTo(TickOutcome.OUT_OF_ORDER);

    assertThat(engine.reading()).isEqualTo(before);
  }

  @Test
  void acceptsASecondTradeOfTheSameMillisecond() {
    var engine = new MomentumEngine();
    engine.update(START, PRICE);

    assertThat(engine.update(START, PRICE + 5)).isEqualTo(TickOutcome.ACCEPTED);
    assertThat(engine.reading().price()).isEqualTo(PRICE + 5);
  }

  @Test
  void marksABaseThatIsMoreThanAMinuteTooOld() {
    var engine = new MomentumEngine();
    engine.update(START, PRICE);

    engine.update(START + 120_000, PRICE);
    assertThat(engine.isStale(Window.ONE_MINUTE)).isFalse();

    var late = new MomentumEngine();
    late.update(START, PRICE);
    late.update(START + 121_000, PRICE);
    assertThat(late.isStale(Window.ONE_MINUTE)).isTrue();
    assertThat(late.isStale(Window.TWO_MINUTES)).isFalse();
    assertThat(late.reading().stale()).isTrue();
  }

  @Test
  void volatilityNeedsThirtySecondsAndFlagsASpike() {
    var engine = new MomentumEngine();
    for (int second = 0; second < 29; second++) {
      engine.update(START + second * 1000L, second % 2 == 0 ? 99_970 : 100_030);
    }
    assertThat(engine.reading().volatility().percent()).isEmpty();
    assertThat(engine.reading().volatility().isSpike()).isFalse();

    engine.update(START + 29_000, 100_030);

    assertThat(engine.volatility()).isCloseTo(0.03, within(1e-9));
    assertThat(new Volatility(OptionalDouble.of(0.03)).isSpike()).isTrue();
  }

  @Test
  void hasNoReadingBeforeTheFirstTick() {
    assertThatThrownBy(() -> new MomentumEngine().reading())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.285, 0.145, -0.285, 0.255, 0.295})
  void bucketsAreHalfEvenInDecimalNotInBinary(double percent) {
    var exact =
        BigDecimal.valueOf(percent)
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_EVEN)
            .intValue();

    assertThat(MomentumScore.bucket(percent)).isEqualTo(exact);
  }

  @Test
  void historyHasNoMomentumOverAGap() {
    var momentum = new MinuteMomentum();
    for (int minute = 0; minute < 60; minute++) {
      if (minute != 45) {
        momentum.add(minute, PRICE + minute);
      }
    }

    assertThat(momentum.bucket(44)).isPresent();
    assertThat(momentum.bucket(45)).isEmpty();
    assertThat(momentum.bucket(46)).isEmpty();
    assertThat(momentum.bucket(49)).isEmpty();
    assertThat(momentum.bucket(50)).isPresent();
  }
}
