package io.rec.operator.controller.runtime;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.apply.RevisionStore;
import io.rec.operator.controller.apply.WriteJournal;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Plan;
import io.rec.operator.controller.plan.Step;
import io.rec.operator.controller.render.Owner;
import java.util.Optional;

/** What has to be stored before it is done, and the doing of it. */
final class Intents {
  private final RevisionStore revisions;
  private final StatusStore statuses;
  private final StepRunner steps;
  private final KillRequests kills;
  private final DatabaseLooks looks;

  Intents(
      RevisionStore revisions,
      StatusStore statuses,
      StepRunner steps,
      KillRequests kills,
      DatabaseLooks looks) {
    this.revisions = revisions;
    this.statuses = statuses;
    this.steps = steps;
    this.kills = kills;
    this.looks = looks;
  }

  /**
   * Stores what is about to be done outside the API server, then does it.
   *
   * @return empty if somebody else was faster
   */
  Optional<TradingSystem> begin(
      TradingSystem system, Plan plan, Context<TradingSystem> context, WriteJournal journal) {
    var uid = system.getMetadata().getUid();
    return switch (plan.step()) {
      case Step.None none -> Optional.of(system);
      case Step.Release release -> {
        revisions.store(Desk.of(system).owner(), plan.revisions().store(), journal);
        yield statuses.write(system, plan.status(), context);
      }
      case Step.Stop stop -> statuses.write(system, plan.status(), context);
      case Step.Restart restart -> statuses.write(system, plan.status(), context);
      case Step.RaiseKill raise -> {
        var stored = statuses.confirm(system, plan.status(), context);
        if (stored.isPresent() && kills.raise(raise.order(), plan.look())) {
          steps.finished(uid, raise.order().request());
          looks.renew(uid);
        }
        yield stored;
      }
      case Step.Publish publish -> statuses.confirm(system, plan.status(), context);
      case Step.PrepareLogin prepare -> {
        var entered = steps.enter(prepare);
        var stored = statuses.confirm(system, plan.status(), context);
        if (stored.isPresent() && entered) {
          steps.run(prepare);
          looks.expire(uid);
        }
        yield stored;
      }
      case Step.PrepareDumps dumps -> {
        var entered = steps.enter(dumps);
        var stored = statuses.confirm(system, plan.status(), context);
        if (stored.isPresent() && entered) {
          steps.run(dumps);
          looks.renew(uid);
        }
        yield stored;
      }
      case Step.ChangeSlot change -> {
        var entered = steps.enter(change);
        var stored = statuses.confirm(system, plan.status(), context);
        if (stored.isPresent() && entered) {
          steps.run(change);
          looks.renew(uid);
        }
        yield stored;
      }
    };
  }

  /** The first revision follows what it describes: no pod waits for it. */
  void keep(Owner owner, Plan plan, WriteJournal journal) {
    var wish = plan.revisions();
    if (!(plan.step() instanceof Step.Release)) {
      revisions.store(owner, wish.store(), journal);
    }
    revisions.drop(owner, wish.dropped(), journal);
  }
}
