package io.rec.domain.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.decision.Check;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StopRulesTest {
  private static final Instant NOW = Instant.parse("2025-08-15T16:00:00Z");
  private static final StopSettings PLAIN = settings(true, true, false);
  private static final StopSettings VERIFIED = settings(true, true, true);

  private static StopSettings settings(boolean on, boolean spike, boolean verify) {
    return new StopSettings(on, 40, 60, spike, 36, verify, Duration.ofSeconds(15));
  }

  private static StopRules rules(StopSettings settings) {
    return new StopRules(settings, FreshnessLimits.DEFAULT);
  }

  private static StopInput trade(Side side, TradeStatus status, double probability, long ttc) {
    return new StopInput(
        1,
        side,
        status,
        1,
        Optional.of(new Seen<>(probability, NOW)),
        ask(NOW),
        Optional.empty(),
        ttc);
  }

  private static Optional<Seen<Double>> seen(double value) {
    return Optional.of(new Seen<>(value, NOW));
  }

  private static Optional<Seen<Price>> ask(Instant at) {
    return Optional.of(new Seen<>(Price.ofCents(70), at));
  }

  private static StopInput priced(StopInput input, Optional<Seen<Price>> ask) {
    return new StopInput(
        input.id(),
        input.side(),
        input.status(),
        input.attempt(),
        input.probability(),
        ask,
        input.momentum(),
        input.secondsToClose());
  }

  private static StopInput open(double probability, long ttc) {
    return trade(Side.YES, TradeStatus.OPEN, probability, ttc);
  }

  private static StopInput jumping(Side side, double momentum, Instant at) {
    return new StopInput(
        1,
        side,
        TradeStatus.OPEN,
        1,
        Optional.of(new Seen<>(80.0, NOW)),
        ask(NOW),
        Optional.of(new Seen<>(momentum, at)),
        900);
  }

  private static StopInput at(StopInput input, Instant now) {
    return new StopInput(
        input.id(),
        input.side(),
        input.status(),
        input.attempt(),
        input.probability().map(seen -> new Seen<>(seen.value(), now)),
        ask(now),
        input.momentum().map(seen -> new Seen<>(seen.value(), now)),
        input.secondsToClose());
  }

  private static StopVerdict judge(StopSettings settings, StopInput input) {
    return rules(settings).judge(StopWatch.WATCHING, input, NOW);
  }

  private static List<String> failed(StopVerdict verdict) {
    return verdict.floor().failures().stream().map(check -> check.rule().word()).toList();
  }

  @Test
  @DisplayName("REC-ATS-01 a fall through the floor closes once")
  void closesOnce() {
    var first = StopPass.FIRST.next(rules(PLAIN), List.of(open(39.9, 900)), NOW);
    var second = first.next(rules(PLAIN), List.of(open(20, 899)), NOW);

    assertThat(first.closes())
        .extracting(StopVerdict::close)
        .containsExactly(Optional.of(StopReason.PROBABILITY));
    assertThat(second.closes()).isEmpty();
    assertThat(failed(second.verdicts().getFirst())).containsExactly("not_sent_before");
  }

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
  void switchingItOffForgetsThePeriodButNotTheCloseThatWasSent() {
    var off = rules(settings(false, true, true));
    var sent = new StopWatch.Fired(StopReason.PROBABILITY, NOW, 1, false);

    assertThat(off.judge(new StopWatch.Verifying(NOW), open(10, 900), NOW).next())
        .isEqualTo(StopWatch.WATCHING);
    assertThat(off.judge(sent, open(10, 900), NOW).next()).isEqualTo(sent);
  }

  @Test
  void aRefusedCloseMayFireAgainAfterTheTradeCameBack() {
    var sent = StopPass.FIRST.next(rules(PLAIN), List.of(open(10, 900)), NOW);
    var leaving =
        sent.next(rules(PLAIN), List.of(trade(Side.YES, TradeStatus.CLOSING, 10, 899)), NOW);

    var back = leaving.next(rules(PLAIN), List.of(open(10, 898)), NOW);

    assertThat(leaving.closes()).isEmpty();
    assertThat(back.closes()).hasSize(1);
    assertThat(sent.refused(1).next(rules(PLAIN), List.of(open(10, 899)), NOW).closes()).hasSize(1);
  }

  @Test
  @DisplayName("defect: a close refused between two passes silences the stop for ever")
  void aTradeThatLeftAndCameBackUnseenIsWatchedAgain() {
    var sent = StopPass.FIRST.next(rules(PLAIN), List.of(open(10, 900)), NOW);
    var back =
        new StopInput(1, Side.YES, TradeStatus.OPEN, 2, seen(10), ask(NOW), Optional.empty(), 899);

    var again = sent.next(rules(PLAIN), List.of(back), NOW.plusSeconds(1));

    assertThat(again.closes()).hasSize(1);
    assertThat(again.next(rules(PLAIN), List.of(back), NOW.plusSeconds(2)).closes()).isEmpty();
  }

  @Test
  @DisplayName("defect: a close that was lost on its way silences the stop for ever")
  void aCloseThatShowsNoEffectIsAskedForAgain() {
    var sent = StopPass.FIRST.next(rules(PLAIN), List.of(open(10, 900)), NOW);
    var limit = NOW.plus(StopWatch.Fired.LONGEST_WAIT);
    var early = limit.minusMillis(1);

    var waiting = sent.next(rules(PLAIN), List.of(at(open(10, 890), early)), early);
    var again = waiting.next(rules(PLAIN), List.of(at(open(10, 890), limit)), limit);

    assertThat(waiting.closes()).isEmpty();
    assertThat(again.closes()).hasSize(1);
  }

  @Test
  void tradesThatAreGoneAreForgotten() {
    var sent = StopPass.FIRST.next(rules(PLAIN), List.of(open(10, 900)), NOW);

    assertThat(sent.next(rules(PLAIN), List.of(), NOW).watches()).isEmpty();
  }

  @Test
  void aSettingThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new StopSettings(true, 101, 60, true, 36, true, Duration.ZERO))
        .hasMessageContaining("101");
    assertThatThrownBy(() -> new StopSettings(true, 40, 3601, true, 36, true, Duration.ZERO))
        .hasMessageContaining("3601");
  }

  @Provide
  Arbitrary<List<StopInput>> readings() {
    return Combinators.combine(
            Arbitraries.of(Side.values()),
            Arbitraries.of(TradeStatus.PENDING, TradeStatus.OPEN, TradeStatus.CLOSING),
            Arbitraries.doubles().between(0, 100).injectNull(0.2),
            Arbitraries.doubles().between(-0.6, 0.6).injectNull(0.2),
            Arbitraries.integers().between(0, 15),
            Arbitraries.integers().between(0, 20),
            Arbitraries.longs().between(0, 200))
        .as(
            (side, status, probability, momentum, age, askAge, ttc) ->
                new StopInput(
                    1,
                    side,
                    status,
                    1,
                    Optional.ofNullable(probability)
                        .map(value -> new Seen<>(value, NOW.minusSeconds(age))),
                    ask(NOW.minusSeconds(askAge)),
                    Optional.ofNullable(momentum)
                        .map(value -> new Seen<>(value, NOW.minusSeconds(age))),
                    ttc))
        .list()
        .ofMaxSize(40);
  }

  @Property
  @Label("no close of a trade that is not open, on old data, or twice before it came back")
  void neverClosesWithoutCause(
      @ForAll("readings") List<StopInput> readings, @ForAll boolean verify) {
    var rules = rules(settings(true, true, verify));
    var pass = StopPass.FIRST;
    var sent = false;
    for (var reading : readings) {
      pass = pass.next(rules, List.of(reading), NOW);
      if (reading.status() != TradeStatus.OPEN) {
        sent = false;
      }
      for (var close : pass.closes()) {
        assertThat(reading.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(sent).isFalse();
        assertThat(fresh(reading, close.close().orElseThrow())).isTrue();
        sent = true;
      }
    }
  }

  private static boolean fresh(StopInput reading, StopReason reason) {
    var used = reason == StopReason.PROBABILITY ? reading.probability() : reading.momentum();
    return used.orElseThrow().isFresh(NOW, FreshnessLimits.DEFAULT.price())
        && reading.closeAsk().orElseThrow().isFresh(NOW, FreshnessLimits.DEFAULT.markets());
  }

  @Test
  void everyRuleIsListed() {
    var verdict = judge(VERIFIED, open(10, 900));

    assertThat(verdict.floor().checks())
        .extracting(Check::rule)
        .containsExactly(
            StopRule.AUTO_STOP,
            StopRule.TRADE_ACTIVE,
            StopRule.NOT_SENT_BEFORE,
            StopRule.FRESH_CLOSE_PRICE,
            StopRule.FRESH_PROBABILITY,
            StopRule.CURRENT_PROBABILITY,
            StopRule.MIN_TTC,
            StopRule.VERIFICATION_PERIOD);
  }
}
