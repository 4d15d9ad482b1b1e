package io.rec.operator.controller.plan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.RevisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReleaseCodecTest {
  @Property
  void everythingRememberedSurvivesItsFlatForm(@ForAll("releases") Release release) {
    assertThat(ReleaseCodec.decode(ReleaseCodec.encode(release))).isEqualTo(release);
  }

  @Property
  void whateverStandsInAStatusIsReadAndWhatIsNotUnderstoodIsLeftAsItIs(
      @ForAll("flats") ReleaseStatus flat) {
    var release = ReleaseCodec.decode(flat);

    if (release.phase() instanceof Phase.Unknown) {
      assertThat(ReleaseCodec.encode(release)).isEqualTo(flat);
    } else {
      assertThat(ReleaseCodec.decode(ReleaseCodec.encode(release))).isEqualTo(release);
    }
  }

  @Example
  void changeThatAnOperatorWithoutRevisionsLeftIsReadAsRest() {
    var flat =
        new ReleaseStatus(
            "3.0.0",
            "3.1.0",
            null,
            "Updating",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(ReleaseCodec.decode(flat).phase()).isEqualTo(new Phase.Stable(Optional.empty()));
  }

  @Provide
  Arbitrary<Release> releases() {
    var version = Arbitraries.of("3.0.0", "3.1.0-rc.1").optional();
    var failure =
        Arbitraries.of(
                new Failure("abc", "3.1.0", "b: CrashLoopBackOff"), new Failure("def", "3.2.0", ""))
            .optional();
    var history =
        Arbitraries.of(new RevisionRecord(3L, "3.0.0", Instant.EPOCH, "Replaced"))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(phases(), instants(), version, failure, history)
        .as(Release::new)
        .filter(ReleaseCodecTest::namesItsPhase);
  }

  /** An installation has no version in force; everything else is told apart by its name. */
  private static boolean namesItsPhase(Release release) {
    return !(release.phase() instanceof Phase.Unknown);
  }

  @Provide
  Arbitrary<Phase> phases() {
    var revision = Arbitraries.longs().between(1, 99).optional();
    var rollout =
        Combinators.combine(
                Arbitraries.longs().between(1, 99),
                Arbitraries.longs().between(1, 99),
                Arbitraries.longs().between(1, 99),
                Arbitraries.of("3.0.0", "3.1.0"),
                Arbitraries.of("a", "b", "c")
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(4),
                instants())
            .as(Rollout::new);
    var number = Arbitraries.integers().between(0, 3);
    return Arbitraries.oneOf(
        revision.map(Phase.Installing::new),
        revision.map(Phase.Stable::new),
        rollout.map(Phase.Preflight::new),
        rollout.map(Phase.Migrating::new),
        rollout.map(Phase.Verifying::new),
        Combinators.combine(rollout, number)
            .as((found, wave) -> new Phase.Wave(found, Math.min(wave, found.waves().size() - 1))),
        Combinators.combine(rollout, number)
            .as(
                (found, wave) ->
                    new Phase.RollingBack(found, Math.min(wave, found.waves().size() - 1))));
  }

  private static Arbitrary<Optional<Instant>> instants() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).optional();
  }

  @Provide
  Arbitrary<ReleaseStatus> flats() {
    var phase =
        Arbitraries.of(
                "Installing",
                "Stable",
                "Updating",
                "Preflight",
                "Migrating",
                "Wave",
                "Verifying",
                "RollingBack",
                "Canary",
                "")
            .injectNull(0.1);
    var number = Arbitraries.longs().between(1, 9).injectNull(0.3);
    var wave = Arbitraries.integers().between(-1, 3).injectNull(0.3);
    var version = Arbitraries.of("3.0.0", "3.1.0").injectNull(0.3);
    var failed = Arbitraries.of("abc/3.1.0", "nonsense").injectNull(0.5);
    return Combinators.combine(phase, number, number, number, wave, version, failed)
        .as(
            (word, revision, base, candidate, at, release, target) ->
                new ReleaseStatus(
                    release,
                    release,
                    revision,
                    word,
                    at,
                    null,
                    target,
                    List.of(),
                    base,
                    candidate,
                    List.of(new io.rec.operator.api.status.ReleaseWave(List.of("a"))),
                    null,
                    null));
  }
}
