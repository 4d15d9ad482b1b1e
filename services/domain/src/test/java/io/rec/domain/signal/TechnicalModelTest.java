package io.rec.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.indicator.CandleMaker;
import io.rec.domain.indicator.Indicators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TechnicalModelTest {

  @Test
  @DisplayName("R38 a rising market is Long, a falling one Short, and the reasons are told")
  void followsATrend() {
    Opinion up = TechnicalModel.judge(Indicators.of(CandleMaker.trend(60, 100, 1)));
    Opinion down = TechnicalModel.judge(Indicators.of(CandleMaker.trend(60, 200, -1)));

    assertThat(up.signal()).isEqualTo(Signal.LONG);
    assertThat(down.signal()).isEqualTo(Signal.SHORT);
    assertThat(up.confidence()).isGreaterThan(0.6);
    assertThat(up.modelVersion()).isEqualTo("technical-1");
    assertThat(up.reasoning())
        .startsWith("Long at +")
        .contains("fast average above the slow one", "RSI 100", "ADX 100, a trend");
  }

  @Test
  @DisplayName("R38 too few candles and a market that stands still are Neutral without confidence")
  void saysNothingOfNothing() {
    Opinion few = TechnicalModel.judge(Indicators.of(CandleMaker.trend(10, 100, 1)));
    Opinion flat = TechnicalModel.judge(Indicators.of(CandleMaker.flat(60, 100)));

    assertThat(few.signal()).isEqualTo(Signal.NEUTRAL);
    assertThat(few.confidence()).isZero();
    assertThat(few.reasoning()).contains("10 candles are too few");
    assertThat(flat.signal()).isEqualTo(Signal.NEUTRAL);
    assertThat(flat.reasoning()).contains("does not move");
  }

  @Property(tries = 200)
  @Label("BOT-AI-04 the confidence is from 0 to 1, and the same candles give the same answer")
  void isDeterministic(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int count) {
    Opinion first = TechnicalModel.judge(Indicators.of(CandleMaker.walk(seed, count)));
    Opinion second = TechnicalModel.judge(Indicators.of(CandleMaker.walk(seed, count)));

    assertThat(first).isEqualTo(second);
    assertThat(first.confidence()).isBetween(0.0, 1.0);
    assertThat(first.reasoning()).startsWith(first.signal().word());
  }

  @Test
  @DisplayName("BOT-TRD-07 Long is BUY, Short is SELL, Neutral is HOLD")
  void namesTheAction() {
    assertThat(Signal.LONG.action()).isEqualTo("BUY");
    assertThat(Signal.SHORT.action()).isEqualTo("SELL");
    assertThat(Signal.NEUTRAL.action()).isEqualTo("HOLD");
    assertThat(Signal.words()).containsExactly("Long", "Short", "Neutral");
    assertThat(Signal.of("long")).isEmpty();
  }
}
