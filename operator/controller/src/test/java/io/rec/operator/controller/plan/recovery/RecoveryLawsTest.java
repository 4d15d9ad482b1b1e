package io.rec.operator.controller.plan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.spec.RecoverySpec;
import io.rec.operator.controller.plan.recovery.SimulatedDesk.Death;
import io.rec.operator.controller.plan.recovery.SimulatedDesk.Fault;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any graph, any faults and an operator that dies at any moment. */
class RecoveryLawsTest {
  private static final int NODES = 7;

  /** Forty minutes: long enough for three recoveries that do not help. */
  private static final int PASSES = 480;

  /** A desk and what befalls it. */
  record Scene(Set<Integer> edges, Map<String, Fault> faults, Set<String> critical) {
    SimulatedDesk run(Map<Integer, Death> deaths) {
      var desk = new SimulatedDesk(graph(), critical, faults, RecoverySpec.defaults());
      desk.run(PASSES, deaths);
      return desk;
    }

    private DependencyGraph graph() {
      var needs = new TreeMap<String, Set<String>>();
      for (var i = 0; i < NODES; i++) {
        needs.put("n" + i, new TreeSet<>());
      }
      for (var edge : edges) {
        if (edge / NODES > edge % NODES) {
          needs.getOrDefault("n" + edge / NODES, new TreeSet<>()).add("n" + edge % NODES);
        }
      }
      return new DependencyGraph(needs);
    }
  }

  @Provide
  Arbitrary<Scene> scenes() {
    var names = Arbitraries.integers().between(0, NODES - 1).map(number -> "n" + number);
    return Combinators.combine(
            Arbitraries.integers().between(0, NODES * NODES - 1).set().ofMaxSize(20),
            Arbitraries.maps(names, Arbitraries.of(Fault.class)).ofMaxSize(4),
            names.set())
        .as(Scene::new);
  }

  @Property(tries = 60)
  @Label("an operator that dies after any step leaves what the next one ends in the same way")
  void deathChangesNothing(
      @ForAll("scenes") Scene scene, @ForAll("deaths") Map<Integer, Death> deaths) {
    var calm = scene.run(Map.of());

    assertThat(scene.run(deaths).ending()).isEqualTo(calm.ending());
  }

  /** Far enough from the end for what a death delays. */
  @Provide
  Arbitrary<Map<Integer, Death>> deaths() {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, PASSES - 60), Arbitraries.of(Death.class))
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 100)
  @Label("never a restart of what is not critical, of what waits for another, or during a rollout")
  void breaksNoRule(@ForAll("scenes") Scene scene) {
    assertThat(scene.run(Map.of()).broken).isEmpty();
  }

  @Example
  @Label(
      "REC-CFD-10 behind a root that serves again, another one that nobody restarts holds its own")
  void leavesWhoWaitsForAnotherRoot() {
    var n3NeedsN0AndN5NeedsN3 = Set.of(21, 38);
    var scene =
        new Scene(
            n3NeedsN0AndN5NeedsN3,
            Map.of("n0", Fault.HANGS, "n3", Fault.HANGS),
            Set.of("n0", "n1", "n2", "n5"));

    var desk = scene.run(Map.of());

    assertThat(desk.broken).isEmpty();
    assertThat(desk.restarts).containsExactly("n0");
  }

  @Property(tries = 100)
  @Label("REC-CFD-10 no storm: three restarts of one component at most, none of the blameless")
  void restartsFewAndOnlyTheGuilty(@ForAll("scenes") Scene scene) {
    var restarts = scene.run(Map.of()).restarts;

    assertThat(restarts)
        .allSatisfy(
            name ->
                assertThat(scene.faults().getOrDefault(name, Fault.NONE))
                    .isIn(Fault.HANGS, Fault.BROKEN, Fault.OUTAGE));
    for (var name : Set.copyOf(restarts)) {
      var most = scene.faults().get(name) == Fault.BROKEN ? 3L : 1L;
      assertThat(restarts.stream().filter(name::equals).count()).isLessThanOrEqualTo(most);
    }
  }
}
