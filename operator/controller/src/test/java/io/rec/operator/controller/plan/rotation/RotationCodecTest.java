package io.rec.operator.controller.plan.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.CredentialsStatus;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RotationCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Provide
  Arbitrary<Rotation> rotations() {
    var changes =
        Combinators.combine(
                Arbitraries.longs().between(1, 1000),
                Arbitraries.of(Slot.values()),
                Arbitraries.of(true, false))
            .as(
                (number, slot, back) -> {
                  var forward = Change.forward(new Generation(number, slot));
                  return back ? forward.reversed() : forward;
                });
    var times = times();
    return Combinators.combine(
            changes, times, times, times.optional(), Arbitraries.integers().between(0, 6))
        .as(
            (change, since, published, quiet, kind) ->
                switch (kind) {
                  case 0 -> new Rotation.Unproven(change.from());
                  case 1 -> new Rotation.Stable(change.from());
                  case 2 -> new Rotation.Preparing(change, since);
                  case 3 -> new Rotation.Published(change, since);
                  case 4 -> new Rotation.Switching(change, published, since, quiet);
                  case 5 -> new Rotation.Draining(change, published, since);
                  default -> new Rotation.Retiring(change, since);
                });
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(0, 1_000_000).map(NOW::minusSeconds);
  }

  @Provide
  Arbitrary<CredentialsStatus> flats() {
    var numbers = Arbitraries.longs().between(-1, 4).injectNull(0.2);
    var phases =
        Arbitraries.of(
                "Stable", "Preparing", "Published", "Switching", "Draining", "Retiring", "Melting")
            .injectNull(0.1);
    var slots = Arbitraries.of("a", "b", "c").injectNull(0.2);
    var times = times().injectNull(0.3);
    return Combinators.combine(numbers, slots, phases, times, numbers, times, times)
        .as(
            (number, slot, phase, since, pending, published, quiet) ->
                new CredentialsStatus(
                    number,
                    slot,
                    "recio-db",
                    phase,
                    since,
                    pending,
                    NOW,
                    NOW,
                    "words",
                    published,
                    quiet,
                    NOW));
  }

  @Property
  @Label("what is written is read again as it was")
  void everyPhaseSurvives(@ForAll("rotations") Rotation rotation) {
    var flat = RotationCodec.write(rotation, CredentialsStatus.empty(), NOW);

    assertThat(RotationCodec.read(flat)).contains(rotation);
  }

  @Property
  @Label("whatever is read is either a phase that can be written again, or unknown")
  void everyFlatIsAPhaseOrUnknown(@ForAll("flats") CredentialsStatus flat) {
    var rotation = RotationCodec.read(flat);

    rotation.ifPresent(
        known -> {
          var again = RotationCodec.write(known, flat, NOW);
          assertThat(RotationCodec.read(again)).isEqualTo(rotation);
          assertThat(again.message()).isEqualTo(flat.message());
          assertThat(again.failedAt()).isEqualTo(flat.failedAt());
          assertThat(Optional.ofNullable(flat.phase()).orElse("Preparing"))
              .isEqualTo(again.phase());
        });
    if ("Melting".equals(flat.phase()) || "c".equals(flat.slot())) {
      assertThat(rotation).isEmpty();
    }
  }

  @Property
  @Label("a phase that stays keeps its date")
  void secondWritingChangesNothing(@ForAll("rotations") Rotation rotation) {
    var first = RotationCodec.write(rotation, CredentialsStatus.empty(), NOW);

    assertThat(RotationCodec.write(rotation, first, NOW.plusSeconds(60))).isEqualTo(first);
  }
}
