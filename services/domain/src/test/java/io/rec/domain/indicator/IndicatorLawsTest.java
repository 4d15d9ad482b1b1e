package io.rec.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IndicatorLawsTest {

  @Property(tries = 60)
  @Label("candle by candle gives to the last bit what all at once gives")
  void streamEqualsBatch(@ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int count) {
    List<Candle> candles = CandleMaker.walk(seed, count);
    var stream = new Indicators();
    candles.forEach(stream::add);

    assertThat(stream.reading()).contains(Indicators.of(candles));
  }

  @Property(tries = 60)
  @Label("shares stay from 0 to 100, bands in their order, ranges positive")
  void staysWithinItsBounds(@ForAll long seed) {
    var indicators = new Indicators();

    for (Candle candle : CandleMaker.walk(seed, 120)) {
      var reading = indicators.add(candle);
      reading.rsi().ifPresent(rsi -> assertThat(rsi).isBetween(0.0, 100.0));
      reading.stochastic().ifPresent(s -> assertThat(s.k()).isBetween(-1e-9, 100 + 1e-9));
      reading.adx().ifPresent(a -> assertThat(a.adx().orElse(50)).isBetween(0.0, 100.0));
      reading.bands().ifPresent(b -> assertThat(b.lower()).isLessThanOrEqualTo(b.upper()));
      reading.atr().ifPresent(atr -> assertThat(atr).isPositive());
    }
  }

  @Property(tries = 40)
  @Label("prices of another scale give the same shares")
  void isFreeOfScale(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 5000) double by) {
    List<Candle> candles = CandleMaker.walk(seed, 60);
    List<Candle> scaled =
        candles.stream()
            .map(
                c ->
                    new Candle(
                        c.start(),
                        c.open() * by,
                        c.high() * by,
                        c.low() * by,
                        c.close() * by,
                        c.volume()))
            .toList();

    assertThat(Indicators.of(scaled).rsi().orElseThrow())
        .isCloseTo(
            Indicators.of(candles).rsi().orElseThrow(),
            org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void isInTheMiddleWhereNothingMoves() {
    var reading = Indicators.of(CandleMaker.flat(60, 100));

    assertThat(reading.rsi()).hasValue(50);
    assertThat(reading.stochastic()).contains(new Stochastic.Value(50, 50));
    assertThat(reading.bands()).contains(new Bollinger.Bands(100, 100, 100));
    assertThat(reading.bands().orElseThrow().place(100)).isZero();
    assertThat(reading.adx().orElseThrow().adx()).hasValue(0);
  }

  @Test
  void knowsNothingOfNoCandles() {
    assertThat(new Indicators().reading()).isEmpty();
    assertThatThrownBy(() -> Indicators.of(List.of())).hasMessageContaining("candles");
  }

  @Test
  void refusesPeriodsThatMeanNothing() {
    assertThatThrownBy(() -> new Ema(0)).hasMessageContaining("period of 0");
    assertThatThrownBy(() -> new Average(0)).hasMessageContaining("period of 0");
    assertThatThrownBy(() -> new Rsi(0)).hasMessageContaining("period of 0");
    assertThatThrownBy(() -> new Adx(1)).hasMessageContaining("period of 1");
    assertThatThrownBy(() -> new Macd(26, 12, 9)).hasMessageContaining("not below");
  }
}
