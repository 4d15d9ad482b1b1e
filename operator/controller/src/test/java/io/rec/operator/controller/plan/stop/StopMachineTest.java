package io.rec.operator.controller.plan.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.spec.EmergencyPolicy;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.spec.OnShutdown;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.database.Stakes;
import io.rec.operator.controller.plan.machine.Outcome;
import io.rec.operator.controller.plan.machine.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopMachineTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Stop.Step STEP = new Stop.Step("s-1", NOW, Stop.ALL);

  private boolean wanted = true;
  private boolean live = true;
  private boolean installed = true;
  private EmergencyPolicy emergency = EmergencyPolicy.FLATTEN;
  private KillLevel engaged = KillLevel.NONE;
  private Optional<Stakes> stakes = Optional.of(new Stakes(2, 1));
  private boolean runs = true;
  private List<String> jobs = List.of();
  private LastCopy copy = LastCopy.NOT_WANTED;

  private Outcome<Stop, StopEffect, StopNews> next(Stop phase, Instant now) {
    var names = List.of("trade-executor");
    return StopMachine.next(
        phase,
        new StopInputs(
            wish(),
            new StopInputs.Rules(live, installed, OnShutdown.CANCEL, emergency),
            new Book(stakes.isPresent(), engaged, stakes, Set.of()),
            List.of(new StopInputs.Layer(runs ? names : List.of(), runs ? List.of() : names)),
            new StopInputs.Database(!runs, stakes.isPresent()),
            jobs,
            copy),
        now);
  }

  private StopInputs.Wish wish() {
    if (!wanted) {
      return new StopInputs.Wish.Run();
    }
    return copy == LastCopy.NOT_WANTED
        ? new StopInputs.Wish.Suspend()
        : new StopInputs.Wish.Delete("desk");
  }

  private static String message(Outcome<Stop, StopEffect, StopNews> outcome) {
    return outcome.remarks().stream()
        .filter(remark -> remark.type() == ConditionType.PROGRESSING)
        .map(Remark::message)
        .findFirst()
        .orElse("");
  }

  @Test
  @DisplayName("the phase is stored together with the wish to pause entries")
  void beginsByPausingEntries() {
    var begun = next(new Stop.Running(), NOW);

    assertThat(begun.phase()).isInstanceOf(Stop.Pausing.class);
    assertThat(begun.effects())
        .extracting(StopEffect::level)
        .containsExactly(KillLevel.PAUSE_ENTRIES);
  }

  @Test
  void whatNeverRanIsStoppedAtOnce() {
    runs = false;

    assertThat(next(new Stop.Running(), NOW).phase()).isInstanceOf(Stop.Stopped.class);
  }

  @Test
  void aDeskThatWasNeverReadyDoesNotWaitForItsDatabase() {
    installed = false;
    stakes = Optional.empty();

    assertThat(next(new Stop.Running(), NOW).phase()).isInstanceOf(Stop.Draining.class);
  }

  @Test
  @DisplayName("real money waits for the database, however long it is away, and says what to do")
  void liveInsists() {
    stakes = Optional.empty();

    var later = next(new Stop.Pausing(STEP), NOW.plusSeconds(86_400));

    assertThat(later.phase()).isInstanceOf(Stop.Pausing.class);
    assertThat(message(later)).contains("database does not answer", "spec.suspend to false");
  }

  @Test
  @DisplayName("paper goes on without an answer, and tells it")
  void paperGoesOn() {
    live = false;
    stakes = Optional.empty();

    var later = next(new Stop.Pausing(STEP), NOW.plus(StopMachine.PATIENCE));

    assertThat(later.phase()).isInstanceOf(Stop.Cancelling.class);
    assertThat(later.news()).extracting(StopNews::kind).containsExactly(StopNews.Kind.IMPATIENT);
  }

  @Test
  void positionsGetTimeThenThePolicyDecides() {
    engaged = KillLevel.CANCEL_ORDERS;
    stakes = Optional.of(new Stakes(2, 0));
    var waiting = new Stop.WaitingForFlat(STEP);

    var soon = next(waiting, NOW.plusSeconds(599));
    var late = next(waiting, NOW.plusSeconds(600));

    assertThat(soon.phase()).isEqualTo(waiting);
    assertThat(soon.effects()).isEmpty();
    assertThat(message(soon))
        .contains("2 open trades", "emergencyPolicy Flatten", "recio kill flatten");
    assertThat(late.phase()).isInstanceOf(Stop.Flattening.class);
    assertThat(late.effects()).extracting(StopEffect::level).containsExactly(KillLevel.FLATTEN);
  }

  @Test
  void holdTouchesNothingAndWaits() {
    emergency = EmergencyPolicy.HOLD;
    engaged = KillLevel.CANCEL_ORDERS;
    var waiting = new Stop.WaitingForFlat(STEP);

    var late = next(waiting, NOW.plusSeconds(86_400));

    assertThat(late.phase()).isEqualTo(waiting);
    assertThat(late.effects()).isEmpty();
  }

  @Test
  @DisplayName("the database stays for a backup that is under way")
  void waitsForJobs() {
    runs = false;
    jobs = List.of("backup-1");
    var drained = new Stop.Draining(STEP.at(NOW, 0));

    var waiting = next(drained, NOW.plusSeconds(10));

    assertThat(waiting.phase()).isEqualTo(drained);
    assertThat(message(waiting)).contains("Job backup-1");
    assertThat(next(drained, NOW.plus(StopMachine.LINGER)).phase())
        .isNotInstanceOf(Stop.Draining.class);
  }

  @Test
  @DisplayName("a database that goes for good stays until its last copy is taken")
  void waitsForTheLastCopy() {
    runs = false;
    copy = LastCopy.UNDER_WAY;
    var drained = new Stop.Draining(STEP.at(NOW, 0));

    var copying = next(drained, NOW.plusSeconds(10));

    assertThat(copying.phase()).isInstanceOf(Stop.Copying.class);
    assertThat(copying.phase().needsDatabase()).isTrue();
    assertThat(copying.phase().layers()).isZero();
    assertThat(message(copying)).contains("last copy", "rec.io/force-delete=desk");
    copy = LastCopy.TAKEN;
    assertThat(next(copying.phase(), NOW.plusSeconds(20)).phase()).isInstanceOf(Stop.Stopped.class);
  }

  @Test
  @DisplayName("a copy that failed holds real money's database, and is told of paper's")
  void holdsWithoutACopy() {
    runs = false;
    copy = LastCopy.FAILED;
    var copying = new Stop.Copying(STEP.at(NOW, 0));

    assertThat(next(copying, NOW.plusSeconds(5)).phase()).isEqualTo(copying);
    assertThat(message(next(copying, NOW.plusSeconds(5)))).contains("failed", "delete its Job");

    live = false;
    var gone = next(copying, NOW.plusSeconds(5));
    assertThat(gone.phase()).isInstanceOf(Stop.Stopped.class);
    assertThat(gone.news())
        .extracting(StopNews::note)
        .anyMatch(note -> note.contains("no last copy"));
  }

  @Test
  @DisplayName("who does not end is named, and does not hold up the others for ever")
  void goesOnWithoutThoseThatLinger() {
    var draining = new Stop.Draining(STEP.at(NOW, 0));

    var late = next(draining, NOW.plus(StopMachine.LINGER));

    assertThat(late.news())
        .extracting(StopNews::note)
        .anyMatch(note -> note.contains("trade-executor did not end within 5 min"));
    assertThat(late.phase()).isInstanceOf(Stop.Closing.class);
  }

  @Test
  void anInstallationGoesOnAllAtOnce() {
    wanted = false;
    installed = false;
    stakes = Optional.empty();

    assertThat(next(new Stop.Stopped(STEP.at(NOW, 0)), NOW).phase()).isEqualTo(new Stop.Running());
  }

  @Test
  @DisplayName("back up again, what stopped trading stays, and it is said how to release it")
  void tellsThatTheSwitchStays() {
    wanted = false;
    engaged = KillLevel.CANCEL_ORDERS;

    var back = next(new Stop.Starting(STEP), NOW.plusSeconds(1));

    assertThat(back.phase()).isEqualTo(new Stop.Running());
    assertThat(back.news())
        .extracting(StopNews::note)
        .containsExactly(
            "everything runs again; the kill switch stays at CancelOrders until a person releases it: recio kill resume");
  }
}
