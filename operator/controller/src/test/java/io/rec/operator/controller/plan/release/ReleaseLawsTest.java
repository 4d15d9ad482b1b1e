package io.rec.operator.controller.plan.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever is asked for, whatever fails and whenever the operator dies. */
class ReleaseLawsTest {
  @Property(tries = 100)
  @Label("an operator that dies after any of its writes ends where one ends that lives")
  void crashAfterAnyStepEndsInTheSameState(
      @ForAll("certainStories") ReleaseWorld.Story story,
      @ForAll("crashes") List<Integer> crashes) {
    var undisturbed = new ReleaseWorld(story, List.of()).run();
    var disturbed = new ReleaseWorld(story, crashes).run();

    assertThat(disturbed.end()).isEqualTo(undisturbed.end());
  }

  @Property(tries = 100)
  @Label("no more workloads than allowed change their template at once, once a desk is in force")
  void neverRollsMoreAtOnceThanAllowed(
      @ForAll("stories") ReleaseWorld.Story story, @ForAll("crashes") List<Integer> crashes) {
    var world = new ReleaseWorld(story, crashes).run();

    assertThat(world.mostAtOnce()).isLessThanOrEqualTo(ReleaseWorld.MAX_PARALLEL);
  }

  @Property(tries = 100)
  @Label("in the end everything that runs is well, or it is told why not")
  void endsWellOrSaysWhyNot(@ForAll("stories") ReleaseWorld.Story story) {
    var end = new ReleaseWorld(story, List.of()).run().end();

    assertThat(end.resting()).isTrue();
    assertThat(end.bears().equals(end.wished()) || end.failure().isPresent()).isTrue();
  }

  @Property(tries = 100)
  @Label("what nobody needs any more is removed")
  void keepsNoMoreRevisionsThanAsked(
      @ForAll("stories") ReleaseWorld.Story story, @ForAll("crashes") List<Integer> crashes) {
    var world = new ReleaseWorld(story, crashes).run();

    assertThat(world.stored()).isLessThanOrEqualTo(ReleaseWorld.KEEP + 1);
  }

  @Provide
  Arbitrary<ReleaseWorld.Story> stories() {
    return Combinators.combine(changes(10), sick(), Arbitraries.of(true, false))
        .as(ReleaseWorld.Story::new);
  }

  /**
   * Those whose end does not hang on the second: either nothing fails, or each rollout has the time
   * to end before the next wish, so that it is certain what there is to go back to.
   */
  @Provide
  Arbitrary<ReleaseWorld.Story> certainStories() {
    return Arbitraries.oneOf(
        changes(10).map(changes -> new ReleaseWorld.Story(changes, Set.of(), true)),
        Combinators.combine(changes(80), sick(), Arbitraries.of(true, false))
            .as(ReleaseWorld.Story::new));
  }

  private static Arbitrary<List<ReleaseWorld.Change>> changes(int atLeastApart) {
    var digest = Arbitraries.of("1", "2", "3");
    var wish =
        Combinators.combine(digest, digest, digest, digest, digest)
            .as((a, b, c, d, e) -> List.of("a" + a, "b" + b, "c" + c, "d" + d, "e" + e));
    return Combinators.combine(Arbitraries.integers().between(atLeastApart, 120), wish)
        .as(ReleaseWorld.Change::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Set<String>> sick() {
    return Arbitraries.of("a2", "b3", "c2", "d3", "e2").set().ofMaxSize(2);
  }

  /** Counts of writes after which the operator dies. */
  @Provide
  Arbitrary<List<Integer>> crashes() {
    return Arbitraries.integers().between(0, 120).list().ofMaxSize(6);
  }
}
