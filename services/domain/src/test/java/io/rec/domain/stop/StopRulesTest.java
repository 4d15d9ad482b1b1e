package io.rec.domain.stop;

import static io.rec.domain.stop.Stops.NOW;
import static io.rec.domain.stop.Stops.PLAIN;
import static io.rec.domain.stop.Stops.VERIFIED;
import static io.rec.domain.stop.Stops.ask;
import static io.rec.domain.stop.Stops.at;
import static io.rec.domain.stop.Stops.failed;
import static io.rec.domain.stop.Stops.judge;
import static io.rec.domain.stop.Stops.jumping;
import static io.rec.domain.stop.Stops.open;
import static io.rec.domain.stop.Stops.priced;
import static io.rec.domain.stop.Stops.rules;
import static io.rec.domain.stop.Stops.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.decision.Check;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StopRulesTest {
  @Test
  void theFloorItselfDoesNotStop() {
    assertThat(judge(PLAIN, open(40, 900)).close()).isEmpty();
  }

  @Test
  void theMinimumItselfStillStopsAndBelowItNothingDoes() {
    assertThat(judge(PLAIN, open(10, 60)).close()).isPresent();
    assertThat(failed(judge(PLAIN, open(10, 59)))).containsExactly("min_ttc");
  }

  @Test
  @DisplayName("REC-ATS-06 nothing is closed on an old probability")
  void anOldProbabilityDecidesNothing() {
    var old =
        new StopInput(
            1,
            Side.YES,
            TradeStatus.OPEN,
            1,
            Optional.of(new Seen<>(10.0, NOW.minusSeconds(6))),
            ask(NOW),
            Optional.empty(),
            900);

    assertThat(failed(judge(PLAIN, old))).containsExactly("fresh_probability");
  }

  @Test
  void anUnknownProbabilityNeverStops() {
    var blind =
        new StopInput(
            1, Side.YES, TradeStatus.OPEN, 1, Optional.empty(), ask(NOW), Optional.empty(), 900);

    assertThat(judge(PLAIN, blind).close()).isEmpty();
  }

  @Test
  void aZeroIsAProbability() {
    assertThat(judge(PLAIN, open(0, 900)).close()).contains(StopReason.PROBABILITY);
  }

  @Test
  @DisplayName("money rule: a price to close at that is old closes nothing")
  void anOldClosePriceClosesNothing() {
    var old = ask(NOW.minusSeconds(11));
    var spike = judge(PLAIN, priced(jumping(Side.YES, -0.9, NOW), old));

    assertThat(failed(judge(PLAIN, priced(open(10, 900), old))))
        .containsExactly("fresh_close_price");
    assertThat(failed(judge(PLAIN, priced(open(10, 900), Optional.empty()))))
        .containsExactly("fresh_close_price");
    assertThat(spike.close()).isEmpty();
    assertThat(judge(PLAIN, priced(open(10, 900), ask(NOW.minusSeconds(10)))).close()).isPresent();
  }

  @Test
  void aPeriodBeginsWithoutAPriceToCloseAtAndEndsWithOne() {
    var begun = judge(VERIFIED, priced(open(10, 900), Optional.empty()));
    var end = NOW.plusSeconds(15);
    var blind = priced(at(open(10, 885), end), Optional.empty());

    var waiting = rules(VERIFIED).judge(begun.next(), blind, end);
    var priced = rules(VERIFIED).judge(waiting.next(), at(open(10, 884), end), end);
    var recovered =
        rules(VERIFIED)
            .judge(waiting.next(), priced(at(open(50, 884), end), Optional.empty()), end);

    assertThat(begun.isVerifying()).isTrue();
    assertThat(waiting.close()).isEmpty();
    assertThat(waiting.isVerifying()).isTrue();
    assertThat(priced.close()).contains(StopReason.PROBABILITY);
    assertThat(recovered.next()).isEqualTo(StopWatch.WATCHING);
  }

  @Test
  void aFallClosesYesAndARiseClosesNo() {
    assertThat(judge(PLAIN, jumping(Side.YES, -0.36, NOW)).close())
        .contains(StopReason.MOMENTUM_SPIKE);
    assertThat(judge(PLAIN, jumping(Side.NO, 0.36, NOW)).close())
        .contains(StopReason.MOMENTUM_SPIKE);
    assertThat(judge(PLAIN, jumping(Side.YES, 0.9, NOW)).close()).isEmpty();
    assertThat(judge(PLAIN, jumping(Side.NO, 0.35, NOW)).close()).isEmpty();
  }

  @Test
  void anOldMomentumIsNoSpike() {
    assertThat(judge(PLAIN, jumping(Side.YES, -0.9, NOW.minusSeconds(6))).close()).isEmpty();
  }

  @Test
  void spikesCanBeSwitchedOff() {
    assertThat(judge(settings(true, false, false), jumping(Side.YES, -0.9, NOW)).close()).isEmpty();
  }

  @Test
  void aSpikeDoesNotWaitForVerification() {
    var verifying = new StopWatch.Verifying(NOW.minusSeconds(1));

    var verdict = rules(VERIFIED).judge(verifying, jumping(Side.YES, -0.4, NOW), NOW);

    assertThat(verdict.close()).contains(StopReason.MOMENTUM_SPIKE);
  }

  @Test
  void aPeriodThatBeganInTimeEndsInsideTheMinimum() {
    var begun = judge(VERIFIED, open(10, 60));
    var end = NOW.plusSeconds(15);

    var verdict = rules(VERIFIED).judge(begun.next(), at(open(10, 45), end), end);

    assertThat(begun.isVerifying()).isTrue();
    assertThat(verdict.close()).contains(StopReason.PROBABILITY);
  }

  @Test
  void aPeriodDoesNotBeginInsideTheMinimum() {
    assertThat(judge(VERIFIED, open(10, 59)).isVerifying()).isFalse();
  }

  @Test
  void aRecoveredReadingEndsThePeriodAndALaterFallBeginsAnother() {
    var begun = judge(VERIFIED, open(10, 900)).next();
    var end = NOW.plusSeconds(15);

    var recovered = rules(VERIFIED).judge(begun, at(open(50, 885), end), end);
    var again = rules(VERIFIED).judge(recovered.next(), at(open(10, 884), end), end);

    assertThat(recovered.next()).isEqualTo(StopWatch.WATCHING);
    assertThat(again.next()).isEqualTo(new StopWatch.Verifying(end));
  }

  @Test
  void withoutAReadingAPeriodDoesNotEnd() {
    var begun = judge(VERIFIED, open(10, 900)).next();
    var end = NOW.plusSeconds(20);

    var blind = rules(VERIFIED).judge(begun, open(10, 880), end);

    assertThat(blind.close()).isEmpty();
    assertThat(blind.isVerifying()).isTrue();
  }

  @Test
  void aSettingThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new StopSettings(true, 101, 60, true, 36, true, Duration.ZERO))
        .hasMessageContaining("101");
    assertThatThrownBy(() -> new StopSettings(true, 40, 3601, true, 36, true, Duration.ZERO))
        .hasMessageContaining("3601");
  }

  @Test
  void everyRuleIsListed() {
    var verdict = judge(VERIFIED, open(10, 900));

    assertThat(verdict.floor().checks())
        .extracting(Check::rule)
        .containsExactly(
            StopRule.AUTO_STOP,
            StopRule.ATTACHED,
            StopRule.TRADE_ACTIVE,
            StopRule.NOT_SENT_BEFORE,
            StopRule.FRESH_CLOSE_PRICE,
            StopRule.FRESH_PROBABILITY,
            StopRule.CURRENT_PROBABILITY,
            StopRule.MIN_TTC,
            StopRule.VERIFICATION_PERIOD);
  }
}
