package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.controller.apply.BackupVolumeStore;
import io.rec.operator.controller.apply.SecretStore;
import io.rec.operator.controller.apply.WriteJournal;
import io.rec.operator.controller.plan.BackupVolume;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Farewell;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The very end of a system, when it has stopped in order or cannot: components first, the database
 * when they are gone, then the finalizer; owner references do the rest. Creates nothing and plans
 * nothing, so it also works with a spec that does not fit together and in a namespace that is being
 * deleted.
 */
final class OrderlyStop {
  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

  /** Whoever deletes with it has the cluster take all parts away first, while we look on. */
  private static final String FOREGROUND = "foregroundDeletion";

  private static final String STOPPED = "{\"spec\":{\"replicas\":0}}";

  private final KubernetesClient client;
  private final SecretStore secrets;
  private final BackupVolumeStore backupVolumes;
  private final EventRecorder events;

  OrderlyStop(
      KubernetesClient client,
      SecretStore secrets,
      BackupVolumeStore backupVolumes,
      EventRecorder events) {
    this.client = client;
    this.secrets = secrets;
    this.backupVolumes = backupVolumes;
    this.events = events;
  }

  /** How it goes from here. */
  Farewell way(TradingSystem system, Context<TradingSystem> context, Instant now) {
    var takenApart = system.getMetadata().getFinalizers().contains(FOREGROUND);
    var orderly = !takenApart && Observer.older(system, context).isEmpty();
    return Farewell.of(Desk.of(system), orderly, now);
  }

  /**
   * @param way why it is not, or no longer, the orderly one
   */
  DeleteControl next(
      TradingSystem system, Context<TradingSystem> context, Farewell way, Instant now) {
    var late = Farewell.late(Desk.of(system), now);
    var components = context.getSecondaryResourcesAsStream(Deployment.class).toList();
    components.stream()
        .filter(found -> !Objects.equals(0, found.getSpec().getReplicas()))
        .forEach(this::stop);
    if (!late && podsLeft(context, false)) {
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(NEXT_LOOK);
    }
    context
        .getSecondaryResourcesAsStream(StatefulSet.class)
        .filter(found -> !Objects.equals(0, found.getSpec().getReplicas()))
        .forEach(this::stop);
    if (!late && podsLeft(context, true)) {
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(NEXT_LOOK);
    }
    if (podsLeft(context, false) || podsLeft(context, true)) {
      tell(system, "pods did not end in time; deleting regardless");
    }
    if (way == Farewell.FORCED) {
      tell(system, "rec.io/force-delete lets it go with whatever was open");
    }
    if (Observer.older(system, context).isEmpty()) {
      settleCopies(system);
      forgetSecrets(system);
    }
    return DeleteControl.defaultDelete();
  }

  private void tell(TradingSystem system, String note) {
    events.publish(system, List.of(Notice.warning(Notice.Reason.STOPPED, "", note)));
  }

  private static boolean podsLeft(Context<TradingSystem> context, boolean database) {
    return context
        .getSecondaryResourcesAsStream(Pod.class)
        .filter(pod -> !ended(pod))
        .map(pod -> pod.getMetadata().getLabels().getOrDefault(Labels.NAME, ""))
        .anyMatch(app -> app.equals(Names.POSTGRES) == database && !app.equals(Names.MIGRATION));
  }

  private static boolean ended(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private void stop(HasMetadata workload) {
    try {
      client
          .resource(workload)
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Labels.OPERATOR)
                  .build(),
              STOPPED);
    } catch (KubernetesClientException e) {
      // Gone already is stopped already.
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }

  /** Nobody may have had the time for a pass since the spec said whether the copies go too. */
  private void settleCopies(TradingSystem system) {
    var desk = Desk.of(system);
    BackupVolume.of(desk)
        .ifPresent(wish -> backupVolumes.settle(desk.owner(), wish, new WriteJournal()));
  }

  /**
   * These two outlive a system whose data stays; without the data nobody needs them. A system that
   * waited behind an older one never had any: what bears these names is the other's.
   */
  private void forgetSecrets(TradingSystem system) {
    if (system.getSpec().deletion().data() == DataPolicy.DELETE) {
      var owner = Desk.of(system).owner();
      var journal = new WriteJournal();
      secrets.deleteOwn(owner, Names.OPERATOR_LOGIN_SECRET, journal);
      secrets.deleteOwn(owner, Names.ROOT_SECRET, journal);
    }
  }
}
