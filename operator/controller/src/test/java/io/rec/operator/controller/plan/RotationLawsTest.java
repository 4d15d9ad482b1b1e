package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two operators that know nothing of each other, each of which may die after any action. */
class RotationLawsTest {
  private static final int LONGEST = 4_000;

  /** What may happen next. */
  enum Event {
    FIRST_ACTS,
    FIRST_ACTS_ON_AN_OLD_STATUS,
    SECOND_ACTS,
    SECOND_ACTS_ON_AN_OLD_STATUS,
    FIRST_DIES,
    SECOND_DIES,
    SECONDS_PASS,
    MINUTES_PASS,
    ALL_SERVICES_MOVE,
    SOME_SERVICES_MOVE
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Arbitraries.of(Event.class).list().ofMinSize(20).ofMaxSize(400);
  }

  @Property(tries = 100)
  @Label("a valid login is published at every moment, and the end is as without an accident")
  void neverWithoutAPublishedLogin(
      @ForAll("histories") List<Event> history, @ForAll boolean newSlotRefusesServices) {
    var world = new RotationWorld(newSlotRefusesServices);
    var first = world.new Operator();
    var second = world.new Operator();

    for (var event : history) {
      happen(event, world, first, second);
      assertThat(world.publishedLoginWorks()).as(world.end()).isTrue();
    }
    finish(world, first);

    // Operators that are dead for too long make the next one give up, which is an end as well.
    var givenUp = world.status().credentials().failedAt() != null;
    assertThat(givenUp).isIn(newSlotRefusesServices, newSlotRefusesServices || slow(history));
    assertThat(world.end()).isEqualTo(undisturbed(givenUp));
  }

  private static boolean slow(List<Event> history) {
    return history.contains(Event.MINUTES_PASS)
        || history.stream().filter(Event.SECONDS_PASS::equals).count() * 20 >= 600;
  }

  private static void happen(
      Event event,
      RotationWorld world,
      RotationWorld.Operator first,
      RotationWorld.Operator second) {
    switch (event) {
      case FIRST_ACTS -> first.act(0);
      case FIRST_ACTS_ON_AN_OLD_STATUS -> first.act(1);
      case SECOND_ACTS -> second.act(0);
      case SECOND_ACTS_ON_AN_OLD_STATUS -> second.act(2);
      case FIRST_DIES -> first.crash();
      case SECOND_DIES -> second.crash();
      case SECONDS_PASS -> world.pass(Duration.ofSeconds(20));
      case MINUTES_PASS -> world.pass(Duration.ofMinutes(4));
      case ALL_SERVICES_MOVE -> world.moveEvery(1);
      case SOME_SERVICES_MOVE -> world.moveEvery(3);
    }
  }

  private static void finish(RotationWorld world, RotationWorld.Operator operator) {
    for (int i = 0; i < LONGEST && !(world.ended() && operator.betweenPasses()); i++) {
      operator.act(0);
      assertThat(world.publishedLoginWorks()).as(world.end()).isTrue();
      if (operator.betweenPasses()) {
        world.pass(Duration.ofSeconds(20));
        world.moveEvery(1);
      }
    }
  }

  private static String undisturbed(boolean newSlotRefusesServices) {
    var world = new RotationWorld(newSlotRefusesServices);
    finish(world, world.new Operator());
    return world.end();
  }
}
