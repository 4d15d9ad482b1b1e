package io.rec.domain.stop;

import static io.rec.domain.stop.Stops.NOW;
import static io.rec.domain.stop.Stops.PLAIN;
import static io.rec.domain.stop.Stops.VERIFIED;
import static io.rec.domain.stop.Stops.at;
import static io.rec.domain.stop.Stops.failed;
import static io.rec.domain.stop.Stops.judge;
import static io.rec.domain.stop.Stops.jumping;
import static io.rec.domain.stop.Stops.open;
import static io.rec.domain.stop.Stops.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.decision.Check;
import io.rec.domain.strikes.Side;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is set for one trade beats the desk, and nothing else of the rules changes. */
final class TradeStopTest {
  private static final TradeStop DETACHED = new TradeStop(false, OptionalInt.empty());

  private static TradeStop own(int floor) {
    return new TradeStop(true, OptionalInt.of(floor));
  }

  @Test
  void aDetachedTradeIsLeftAloneByFloorAndSpike() {
    var low = judge(PLAIN, open(1, 900).with(DETACHED));
    var spike = judge(PLAIN, jumping(Side.YES, -9, NOW).with(DETACHED));

    assertThat(low.close()).isEmpty();
    assertThat(failed(low)).containsExactly("attached");
    assertThat(spike.close()).isEmpty();
    assertThat(spike.spike().failures())
        .extracting(check -> check.rule().word())
        .containsExactly("attached");
  }

  @Test
  void aFloorOfItsOwnStopsAboveTheDesksAndSaysWhoseItIs() {
    var verdict = judge(PLAIN, open(54, 900).with(own(55)));

    assertThat(verdict.close()).contains(StopReason.PROBABILITY);
    assertThat(verdict.floor().checks())
        .extracting(Check::sentence)
        .contains("own_probability: found 54, needs below 55 percent")
        .noneMatch(sentence -> sentence.startsWith("current_probability"));
  }

  @Test
  void aFloorOfItsOwnHoldsBelowTheDesks() {
    assertThat(judge(PLAIN, open(20, 900).with(own(20))).close()).isEmpty();
    assertThat(judge(PLAIN, open(0, 900).with(own(0))).close()).isEmpty();
    assertThat(judge(PLAIN, open(19, 900).with(own(20))).close()).contains(StopReason.PROBABILITY);
  }

  @Test
  void aPeriodThatRunsEndsWhenTheTradeIsDetached() {
    var began = rules(VERIFIED).judge(StopWatch.WATCHING, open(10, 900), NOW);
    assertThat(began.isVerifying()).isTrue();
    var later = NOW.plus(VERIFIED.verificationPeriod());

    var detached =
        rules(VERIFIED).judge(began.next(), at(open(10, 900), later).with(DETACHED), later);

    assertThat(detached.close()).isEmpty();
    assertThat(detached.next()).isEqualTo(StopWatch.WATCHING);
  }

  @Property
  void oneSettingOfTheTradeIsAsGoodAsTheSameSettingOfTheDesk(
      @ForAll @IntRange(max = 100) int floor, @ForAll @DoubleRange(max = 100) double probability) {
    var ofTheDesk =
        new StopSettings(
            true,
            floor,
            PLAIN.minSecondsToClose(),
            PLAIN.momentumSpikeEnabled(),
            PLAIN.momentumSpikeThreshold(),
            PLAIN.verificationEnabled(),
            PLAIN.verificationPeriod());

    assertThat(judge(PLAIN, open(probability, 900).with(own(floor))).close())
        .isEqualTo(judge(ofTheDesk, open(probability, 900)).close());
  }

  @Test
  void aFloorIsAPercentage() {
    assertThatThrownBy(() -> own(101)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> own(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
