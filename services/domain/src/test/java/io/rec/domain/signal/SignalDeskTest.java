package io.rec.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.CandleMaker;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.Availability.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final List<Candle> CANDLES = CandleMaker.trend(60, 100, 1);

  private final SignalDesk desk = new SignalDesk();

  @Test
  @DisplayName("BOT-AI-13 two failures change nothing, the third declares the service away")
  void declaresAwayAtTheThird() {
    assertThat(desk.checked(false, NOW)).isEmpty();
    assertThat(desk.checked(false, NOW.plusSeconds(10))).isEmpty();
    assertThat(desk.asks()).isTrue();

    assertThat(desk.checked(false, NOW.plusSeconds(20)))
        .contains(new Notice.DegradedBegan(NOW.plusSeconds(20)));

    assertThat(desk.asks()).isFalse();
    assertThat(desk.checked(false, NOW.plusSeconds(50))).isEmpty();
  }

  @Test
  @DisplayName("BOT-AI-13 failures count in a row only")
  void countsInARow() {
    desk.checked(false, NOW);
    desk.checked(false, NOW);
    desk.checked(true, NOW);

    assertThat(desk.checked(false, NOW)).isEmpty();
    assertThat(desk.asks()).isTrue();
  }

  @Test
  @DisplayName("BOT-AI-17 while away it is tried every 30 s, and the first success ends it")
  void recoversByItself() {
    assertThat(desk.availability().nextCheck()).isEqualTo(Duration.ofSeconds(10));
    away();
    assertThat(desk.availability().nextCheck()).isEqualTo(Duration.ofSeconds(30));

    assertThat(desk.checked(true, NOW.plusSeconds(90)))
        .contains(new Notice.DegradedEnded(NOW, NOW.plusSeconds(90)));

    assertThat(desk.asks()).isTrue();
  }

  @ParameterizedTest(name = "an answer of {0} s ago: {1}")
  @CsvSource({"0, cached", "899, cached", "900, cached", "901, technical_only"})
  @DisplayName("BOT-AI-14 BOT-AI-15 up to 15 minutes the last answer, then the indicators alone")
  void ages(long seconds, String mode) {
    desk.answered(answer(NOW));

    SignalChoice choice = desk.unanswered(question(), NOW.plusSeconds(seconds));

    assertThat(choice.mode()).isEqualTo(mode);
  }

  @Test
  @DisplayName("BOT-AI-15 without any answer the built-in model judges the question's candles")
  void fallsBackToTheIndicators() {
    SignalChoice choice = desk.unanswered(question(), NOW);

    assertThat(choice).isInstanceOf(SignalChoice.TechnicalOnly.class);
    assertThat(choice.opinion().signal()).isEqualTo(Signal.LONG);
    assertThat(choice.opinion().modelVersion()).isEqualTo(TechnicalModel.VERSION);
  }

  @Test
  @DisplayName("BOT-CCH-01 the caller reuses an answer for two minutes")
  void reusesForTwoMinutes() {
    desk.answered(answer(NOW));

    assertThat(desk.reusable(question(), NOW.plusSeconds(120)))
        .hasValueSatisfying(choice -> assertThat(choice.mode()).isEqualTo("analysis"));
    assertThat(desk.reusable(question(), NOW.plusSeconds(121))).isEmpty();
  }

  @Test
  @DisplayName("BOT-SYN-07 a newer candle ends the reuse, and not the grace")
  void newCandleEndsReuse() {
    desk.answered(answer(NOW));
    var later = question(CandleMaker.trend(61, 100, 1));

    assertThat(desk.reusable(later, NOW)).isEmpty();
    assertThat(desk.unanswered(later, NOW).mode()).isEqualTo("cached");
  }

  @Test
  void keepsTheNewestAnswer() {
    desk.answered(answer(NOW));
    desk.answered(answer(NOW.minusSeconds(600)));

    var choice = (SignalChoice.Cached) desk.unanswered(question(), NOW.plusSeconds(60));

    assertThat(choice.age()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("BOT-AI-03 a question with impossible candles is not asked")
  void refusesImpossibleQuestions() {
    assertThatThrownBy(() -> question(List.of())).hasMessage("candles: there is no candle");
  }

  private void away() {
    desk.checked(false, NOW);
    desk.checked(false, NOW);
    desk.checked(false, NOW);
  }

  private static AnalysisQuestion question() {
    return question(CANDLES);
  }

  private static AnalysisQuestion question(List<Candle> candles) {
    return new AnalysisQuestion("BTCUSDT", TimeFrame.ONE_HOUR, candles, Map.of());
  }

  private static AnalysisAnswer answer(Instant at) {
    return new AnalysisAnswer(
        "a-" + at,
        "BTCUSDT",
        TimeFrame.ONE_HOUR,
        new Opinion(Signal.SHORT, 0.7, "down", "gpt-4o-mini"),
        CANDLES.getLast().start(),
        at);
  }
}
