package io.rec.operator.controller.plan.rotation;

import io.rec.operator.controller.plan.rotation.RotationInputs.Access;
import io.rec.operator.controller.plan.rotation.RotationInputs.Database;
import io.rec.operator.controller.plan.rotation.RotationInputs.History;
import io.rec.operator.controller.plan.rotation.RotationInputs.Publication;
import io.rec.operator.controller.plan.rotation.RotationInputs.Steps;
import io.rec.operator.controller.plan.rotation.RotationInputs.Turn;
import io.rec.operator.controller.plan.rotation.RotationInputs.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Inputs of the machine, good by default: nothing due, everything works, all on the new login. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final Generation ONE = Generation.FIRST;
  static final Generation TWO = new Generation(2, Slot.B);
  static final Change CHANGE = new Change(ONE, TWO);

  private boolean scheduled = true;
  private boolean terminate;
  private Optional<String> request = Optional.empty();
  private Turn turn = new Turn(true, Optional.empty(), true);
  private History history =
      new History(Optional.of(NOW.minus(Duration.ofDays(1))), Optional.empty());
  private Publication publication = new Publication(2, true, true, List.of());
  private Access access = Access.WORKS;
  private Optional<Instant> refusedSince = Optional.empty();
  private Optional<Instant> counted = Optional.of(NOW);
  private Optional<String> uncounted = Optional.empty();
  private final Map<Slot, Set<String>> sessions = new HashMap<>();
  private final Map<String, Consumer> consumers = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private Optional<String> failure = Optional.empty();

  Scene() {
    consumer("trade-executor");
    consumer("trade-manager");
    on(Slot.B, "trade-executor", "trade-manager", "trade-manager-listen");
  }

  Scene consumer(String name) {
    order.add(name);
    consumers.put(
        name, new Consumer(name, true, true, Optional.empty(), Consumer.Trouble.NONE, ""));
    return this;
  }

  Scene unavailable(String name, Instant since, Consumer.Trouble trouble) {
    consumers.put(name, new Consumer(name, true, true, Optional.of(since), trouble, ""));
    return this;
  }

  Scene restarted(String name, String token, boolean settled) {
    consumers.put(
        name, new Consumer(name, true, settled, Optional.empty(), Consumer.Trouble.NONE, token));
    return this;
  }

  Scene stopped(String name) {
    consumers.put(
        name, new Consumer(name, false, true, Optional.empty(), Consumer.Trouble.NONE, ""));
    return this;
  }

  Scene on(Slot slot, String... applications) {
    sessions.put(slot, Set.of(applications));
    return this;
  }

  Scene counted(Instant at) {
    counted = Optional.of(at);
    return this;
  }

  Scene notCounted() {
    counted = Optional.empty();
    return this;
  }

  Scene uncounted(String why) {
    uncounted = Optional.of(why);
    return notCounted();
  }

  Scene done(Effect.Order... orders) {
    for (var one : orders) {
      done.add(one.key());
    }
    return this;
  }

  Scene failed(String words) {
    failure = Optional.of(words);
    return this;
  }

  Scene asked(String nonce) {
    request = Optional.of(nonce);
    return this;
  }

  Scene unscheduled() {
    scheduled = false;
    return this;
  }

  Scene terminating() {
    terminate = true;
    return this;
  }

  Scene rotated(Instant at) {
    history = new History(Optional.of(at), history.failedAt());
    return this;
  }

  Scene givenUp(Instant at) {
    history = new History(history.rotatedAt(), Optional.of(at));
    return this;
  }

  Scene waits(String other) {
    turn = new Turn(false, Optional.of(other), turn.windowOpen());
    return this;
  }

  Scene outsideWindows() {
    turn = new Turn(turn.mayAct(), turn.waitsFor(), false);
    return this;
  }

  Scene access(Access other) {
    access = other;
    return this;
  }

  Scene refusedSince(Instant since) {
    access = Access.REFUSED;
    refusedSince = Optional.of(since);
    return this;
  }

  Scene publication(Publication other) {
    publication = other;
    return this;
  }

  RotationInputs inputs() {
    return new RotationInputs(
        new Wish(scheduled, Duration.ofHours(2160), Duration.ofHours(24), terminate, request),
        turn,
        history,
        publication,
        new Database(
            access, refusedSince, counted.map(at -> new Sessions(sessions, at)), uncounted),
        order.stream().map(consumers::get).toList(),
        new Steps(done, failure));
  }

  Outcome next(Rotation rotation) {
    return RotationMachine.next(rotation, inputs(), NOW);
  }

  static Instant ago(Duration time) {
    return NOW.minus(time);
  }

  static Instant minutesAgo(long minutes) {
    return ago(Duration.ofMinutes(minutes));
  }

  static Instant hoursAgo(long hours) {
    return ago(Duration.ofHours(hours));
  }
}
