package io.rec.operator.controller.plan.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.spec.EmergencyPolicy;
import io.rec.operator.api.spec.OnShutdown;
import io.rec.operator.controller.plan.stop.StoppingDesk.Death;
import io.rec.operator.controller.plan.stop.StoppingDesk.Nature;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any desk, any policy and an operator that dies at any moment. */
class StopLawsTest {
  /** Half an hour: the ten minutes for positions, outages and all layers fit in. */
  private static final int PASSES = 360;

  private static final Set<Integer> STOP = Set.of(2);
  private static final int LAST_EVENT = 150;

  private static StoppingDesk run(Nature nature, Set<Integer> wishes, Map<Integer, Death> deaths) {
    var desk = new StoppingDesk(nature);
    desk.run(PASSES, wishes, deaths);
    return desk;
  }

  @Property(tries = 300)
  @Label("REC-TE-09 whoever wants a stop gets it, in order and with nothing left behind")
  void stopsInOrder(
      @ForAll("natures") Nature nature, @ForAll("deaths") Map<Integer, Death> deaths) {
    var desk = run(nature, STOP, deaths);

    assertThat(desk.broken).isEmpty();
    assertThat(desk.ending().phase()).isEqualTo("Stopped");
    assertThat(desk.ending().pods()).containsOnly(false);
    assertThat(desk.ending().database()).isFalse();
  }

  @Property(tries = 300)
  @Label("an operator that dies after any step leaves what the next one ends in the same way")
  void deathChangesNothing(
      @ForAll("steady") Nature nature, @ForAll("deaths") Map<Integer, Death> deaths) {
    assertThat(run(nature, STOP, deaths).ending()).isEqualTo(run(nature, STOP, Map.of()).ending());
  }

  @Property(tries = 300)
  @Label("wishes that change on the way break no rule, and the last one is fulfilled")
  void followsTheLastWish(
      @ForAll("natures") Nature nature,
      @ForAll("wishes") Set<Integer> wishes,
      @ForAll("deaths") Map<Integer, Death> deaths) {
    var desk = run(nature, wishes, deaths);

    assertThat(desk.broken).isEmpty();
    var stopped = wishes.size() % 2 == 1;
    assertThat(desk.ending().phase()).isEqualTo(stopped ? "Stopped" : "null");
    assertThat(desk.ending().pods()).containsOnly(!stopped);
    assertThat(desk.ending().database()).isEqualTo(!stopped);
  }

  @Provide
  Arbitrary<Nature> natures() {
    return natures(Arbitraries.integers().between(0, LAST_EVENT).set().ofMaxSize(20));
  }

  /** With a database that answers: how long one waits for it decides what is left undone. */
  @Provide
  Arbitrary<Nature> steady() {
    return natures(Arbitraries.just(Set.of()));
  }

  private static Arbitrary<Nature> natures(Arbitrary<Set<Integer>> away) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(true, false),
            Arbitraries.of(OnShutdown.class),
            Arbitraries.of(EmergencyPolicy.class),
            Arbitraries.of(0, LAST_EVENT),
            away)
        .as(Nature::new);
  }

  @Provide
  Arbitrary<Set<Integer>> wishes() {
    return Arbitraries.integers().between(1, LAST_EVENT).set().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Map<Integer, Death>> deaths() {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, LAST_EVENT + 50), Arbitraries.of(Death.class))
        .ofMaxSize(12);
  }
}
