package io.rec.operator.controller.plan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.RecoveryStage;
import io.rec.operator.api.status.RecoveryStatus;
import io.rec.operator.controller.plan.machine.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecoveryCodecTest {
  private final RecoveryCodec codec = new RecoveryCodec();

  @Test
  void whatWasNeverWrittenIsIdle() {
    assertThat(codec.decode(RecoveryStatus.empty()))
        .isEqualTo(new Decoded.Known<>(RecoveryState.fresh()));
  }

  @Test
  void phaseOfANewerOperatorIsUnknown() {
    assertThat(codec.decode(phase("Diverting")))
        .isInstanceOfSatisfying(
            Decoded.Unknown.class, unknown -> assertThat(unknown.words()).contains("Diverting"));
  }

  @Test
  void phaseWithoutWhatBelongsToItIsUnknown() {
    assertThat(codec.decode(phase("Restarting"))).isInstanceOf(Decoded.Unknown.class);
  }

  private static RecoveryStatus phase(String word) {
    return new RecoveryStatus(word, null, null, null, null, null, null, null, null, null, null);
  }

  @Property(tries = 300)
  void everyStateIsReadAsItWasWritten(@ForAll("states") RecoveryState state) {
    assertThat(codec.decode(codec.encode(state, RecoveryStatus.empty())))
        .isEqualTo(new Decoded.Known<>(state));
  }

  @Property(tries = 1000)
  void everyBlockIsReadAndWhatIsKnownOfItSurvives(@ForAll("blocks") RecoveryStatus block) {
    if (codec.decode(block) instanceof Decoded.Known<RecoveryState> known) {
      var written = codec.encode(known.phase(), block);

      assertThat(codec.decode(written)).isEqualTo(known);
      assertThat(written.rootCauses()).isEqualTo(block.rootCauses());
    }
  }

  @Provide
  Arbitrary<RecoveryState> states() {
    return Combinators.combine(phases(), times().list().ofMaxSize(20), maybeTime(), maybeText())
        .as(RecoveryState::new);
  }

  private static Arbitrary<Recovery> phases() {
    var staged =
        efforts()
            .flatMap(
                effort ->
                    Combinators.combine(
                            Arbitraries.integers().between(0, effort.stages().size() - 1), times())
                        .flatAs(
                            (stage, since) ->
                                Arbitraries.of(
                                    new Recovery.Restarting(effort, stage, since),
                                    new Recovery.Settling(effort, stage, since),
                                    new Recovery.Exhausted(effort, since))));
    return Arbitraries.oneOf(
        efforts().optional().map(Recovery.Idle::new), staged.map(Recovery.class::cast));
  }

  private static Arbitrary<Effort> efforts() {
    return Combinators.combine(
            texts(),
            maybeText(),
            Arbitraries.longs().between(1, 9),
            texts().list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4))
        .as(Effort::new);
  }

  @Provide
  Arbitrary<RecoveryStatus> blocks() {
    var head =
        Combinators.combine(
            Arbitraries.of("Idle", "Restarting", "Settling", "Exhausted", "Diverting", "")
                .injectNull(0.2),
            texts().injectNull(0.3),
            texts().list().ofMaxSize(2),
            texts().list().ofMaxSize(2).map(RecoveryStage::new).list().ofMaxSize(3),
            Arbitraries.integers().between(-1, 3).injectNull(0.3),
            times().injectNull(0.3),
            Arbitraries.longs().between(1, 9).injectNull(0.3));
    return head.as(
        (phase, id, roots, stages, stage, since, generation) ->
            new RecoveryStatus(
                phase, id, null, roots, stages, stage, since, null, null, generation, id));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
  }

  private static Arbitrary<Optional<Instant>> maybeTime() {
    return times().optional();
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
  }

  private static Arbitrary<Optional<String>> maybeText() {
    return texts().optional();
  }

  @Test
  void noListOfTheBlockIsChangedByWriting() {
    var state = RecoveryState.fresh().attempted(java.time.Duration.ofHours(1), Instant.EPOCH);

    assertThat(codec.encode(state, RecoveryStatus.empty()).attempts())
        .isEqualTo(List.of(Instant.EPOCH));
  }
}
