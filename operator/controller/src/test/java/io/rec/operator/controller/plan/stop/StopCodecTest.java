package io.rec.operator.controller.plan.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.StopStatus;
import io.rec.operator.controller.plan.machine.Decoded;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StopCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final StopCodec codec = new StopCodec();

  @Test
  void whatWasNeverWrittenRuns() {
    assertThat(codec.decode(StopStatus.empty())).isEqualTo(new Decoded.Known<>(new Stop.Running()));
  }

  @Test
  void phaseOfANewerOperatorIsUnknownAndChangesNothingThatRuns() {
    var newer = new StopStatus("Hibernating", "s-1", NOW, 2);

    assertThat(StopCodec.unknown(newer))
        .hasValueSatisfying(words -> assertThat(words).contains("Hibernating", "s-1"));
    assertThat(StopCodec.read(newer)).isEqualTo(new Stop.Running());
  }

  @Test
  void phaseWithoutWhatBelongsToItIsUnknown() {
    assertThat(codec.decode(new StopStatus("Draining", null, NOW, 2)))
        .isInstanceOf(Decoded.Unknown.class);
  }

  @Property(tries = 500)
  void everyBlockIsReadAndWhatIsKnownOfItSurvives(@ForAll("blocks") StopStatus block) {
    if (codec.decode(block) instanceof Decoded.Known<Stop>(var phase)) {
      assertThat(codec.decode(codec.encode(phase, block))).isEqualTo(new Decoded.Known<>(phase));
    }
  }

  @Provide
  Arbitrary<StopStatus> blocks() {
    return Combinators.combine(
            Arbitraries.of(
                    "Pausing",
                    "Cancelling",
                    "WaitingForFlat",
                    "Flattening",
                    "Draining",
                    "Copying",
                    "Closing",
                    "Stopped",
                    "Starting",
                    "Diverting")
                .injectNull(0.1),
            Arbitraries.of("s-1", "s-2").injectNull(0.2),
            Arbitraries.of(NOW, NOW.plusSeconds(1)).injectNull(0.2),
            Arbitraries.integers().between(-1, 6).injectNull(0.3))
        .as(StopStatus::new);
  }
}
