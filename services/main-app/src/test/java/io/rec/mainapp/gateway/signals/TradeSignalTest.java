package io.rec.mainapp.gateway.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.platform.signals.AiSignal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeSignalTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"Long, BUY", "Short, SELL", "Neutral, HOLD"})
  @DisplayName("BOT-TRD-07 what an analysis expects, in a trader's words")
  void inATradersWords(String signal, String action) {
    TradeSignal told = TradeSignal.of(said(signal));

    assertThat(told.action()).isEqualTo(action);
    assertThat(told.price()).isEqualTo(45000);
    assertThat(told.aiConfidence()).isEqualTo(0.75);
    assertThat(told.reasoning()).isEmpty();
  }

  @Test
  @DisplayName("a word that is no signal is none")
  void unknownWord() {
    assertThatThrownBy(() -> TradeSignal.of(said("long"))).hasMessageContaining("no signal: long");
  }

  private static AiSignal said(String signal) {
    return new AiSignal("BTCUSDT", signal, 0.75, NOW, "1h", 45000, "technical-1", "id", null);
  }
}
