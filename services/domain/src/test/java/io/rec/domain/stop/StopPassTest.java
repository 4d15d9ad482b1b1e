package io.rec.domain.stop;

import static io.rec.domain.stop.Stops.NOW;
import static io.rec.domain.stop.Stops.PLAIN;
import static io.rec.domain.stop.Stops.ask;
import static io.rec.domain.stop.Stops.at;
import static io.rec.domain.stop.Stops.failed;
import static io.rec.domain.stop.Stops.open;
import static io.rec.domain.stop.Stops.rules;
import static io.rec.domain.stop.Stops.seen;
import static io.rec.domain.stop.Stops.settings;
import static io.rec.domain.stop.Stops.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
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

/** What is remembered from one pass to the next. */
final class StopPassTest {
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
}
