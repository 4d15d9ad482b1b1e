package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.plan.Desks.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever a cluster looks like. */
class PlannerLawsTest {
  private static final List<String> COMPONENTS =
      List.of(
          "main-app",
          "trade-manager",
          "trade-executor",
          "unified-production-coordinator",
          "db-poller",
          "ai-service",
          "kalshi-account-sync");

  /** A cluster in some state of disrepair, seen by a desk that was or was not installed before. */
  record Scene(
      boolean installed,
      boolean suspended,
      Look look,
      List<String> unready,
      List<String> gone,
      boolean migrated,
      boolean migrationFailed) {

    Desk desk() {
      var desk = Desks.desk(suspended ? "suspend: true" : "");
      var healthy = Desks.desk("");
      return installed
          ? Desks.with(desk, Desks.plan(healthy, Desks.healthy(healthy)).status())
          : desk;
    }

    Plan plan() {
      var world = new World(Desks.desk("")).look(look).job(migrated, !migrated && migrationFailed);
      unready.forEach(name -> world.unready(name).pod(name, "CrashLoopBackOff"));
      gone.forEach(world::gone);
      return Desks.plan(desk(), world.observation());
    }
  }

  @Provide
  Arbitrary<Scene> scenes() {
    var looks =
        Arbitraries.of(
            new Look.NotYet(),
            new Look.Away("away"),
            new Look.Unprotected("no TLS"),
            new Look.Refused("28P01"),
            Desks.open());
    var names = Arbitraries.of(COMPONENTS).list().ofMaxSize(4);
    var yesOrNo = Arbitraries.of(true, false);
    return Combinators.combine(yesOrNo, yesOrNo, looks, names, names, yesOrNo, yesOrNo)
        .as(Scene::new);
  }

  @Property(tries = 100)
  void readyMeansThatNothingIsLeftToWish(@ForAll("scenes") Scene scene) {
    var plan = scene.plan();

    var wellAndWanted =
        !scene.suspended()
            && (scene.look() instanceof Look.Open
                || (scene.look() instanceof Look.NotYet && scene.installed()))
            && scene.unready().isEmpty()
            && scene.gone().isEmpty()
            && (scene.migrated() || scene.installed());
    assertThat(is(plan, ConditionType.READY)).isEqualTo(wellAndWanted);
  }

  @Property(tries = 100)
  void aReadyDeskIsNeitherProgressingNorDegraded(@ForAll("scenes") Scene scene) {
    var plan = scene.plan();

    if (is(plan, ConditionType.READY)) {
      assertThat(is(plan, ConditionType.PROGRESSING)).isFalse();
      assertThat(is(plan, ConditionType.DEGRADED)).isFalse();
    }
  }

  @Property(tries = 100)
  void everyConditionIsThereOnceForThisGeneration(@ForAll("scenes") Scene scene) {
    var conditions = scene.plan().status().conditions();

    assertThat(conditions).hasSize(ConditionType.values().length);
    assertThat(new HashSet<>(conditions.stream().map(Condition::type).toList()))
        .hasSize(conditions.size());
    assertThat(conditions).allMatch(condition -> condition.observedGeneration() == 7);
  }

  @Property(tries = 100)
  void comesBackAndNeverTurnsInCircles(@ForAll("scenes") Scene scene) {
    assertThat(scene.plan().wakeUp()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(60));
  }

  @Property(tries = 100)
  void secondPassOverTheSameWorldSaysTheSame(@ForAll("scenes") Scene scene) {
    var first = scene.plan();
    var world = new World(Desks.desk("")).look(scene.look());
    world.job(scene.migrated(), !scene.migrated() && scene.migrationFailed());
    scene.unready().forEach(name -> world.unready(name).pod(name, "CrashLoopBackOff"));
    scene.gone().forEach(world::gone);

    var second = Desks.plan(Desks.with(scene.desk(), first.status()), world.observation());
    var third = Desks.plan(Desks.with(scene.desk(), second.status()), world.observation());

    assertThat(third.status()).isEqualTo(second.status());
    assertThat(third.notices()).isEmpty();
  }

  private static boolean is(Plan plan, ConditionType type) {
    return plan.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .anyMatch(found -> found.status() == ConditionStatus.TRUE);
  }
}
